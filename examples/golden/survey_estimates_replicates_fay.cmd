survey_estimates tests/reference/replicates/api_jk1.csv --outcome hit=1 --weight weight --replicate-weights repw --replicate-type fay
exit 2
