survey_estimates tests/reference/api/apiclus1.csv --of stype --quantile 0.5
exit 1
