survey_estimates tests/reference/replicates/api_jk1.csv --outcome hit=1 --weight weight --replicate-weights brr --replicate-type brr
exit 1
