survey_estimates examples/golden/inputs/answers_semicolon_1252.csv --outcome content=yes --header-line 1
exit 1
