survey_estimates examples/golden/inputs/answers_semicolon_1252.csv --outcome content=yes --encoding ebcdic
exit 2
