survey_estimates tests/reference/api/apistrat.csv --of api00 --quantile 0.5 --strata stype --weight pw --population fpc --quantile-limits score --quantile-rule school --format csv
