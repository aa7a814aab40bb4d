survey_estimates examples/golden/inputs/workbook.csv --outcome content=yes
exit 1
