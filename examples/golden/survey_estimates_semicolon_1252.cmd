survey_estimates examples/golden/inputs/answers_semicolon_1252.csv --outcome content=yes --weight weight --by way --encoding windows-1252 --lonely certainty
