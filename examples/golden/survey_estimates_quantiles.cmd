survey_estimates tests/reference/api/apiclus1.csv --of api00 --quantile 0.25,0.5,0.75 --by stype --cluster dnum --weight pw --population fpc
