survey_estimates examples/golden/inputs/answers_missing.csv --outcome content=yes --by way --missing -9
