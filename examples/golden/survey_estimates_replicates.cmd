survey_estimates tests/reference/replicates/api_jk1.csv --outcome hit=1 --by stype --weight weight --replicate-weights repw --replicate-type jk1
