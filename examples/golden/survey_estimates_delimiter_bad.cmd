survey_estimates examples/golden/inputs/answers_semicolon_1252.csv --outcome content=yes --delimiter q
exit 2
