survey_estimates examples/golden/inputs/answers_missing.csv --outcome content=yes --map content
exit 2
