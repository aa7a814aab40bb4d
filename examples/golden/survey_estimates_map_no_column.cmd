survey_estimates examples/golden/inputs/answers_missing.csv --outcome content=yes --map contents:x=y
exit 1
