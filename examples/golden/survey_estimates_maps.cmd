survey_estimates examples/golden/inputs/answers_missing.csv --outcome content=yes --map content:-9=no --map way:kept=Cash --by way
