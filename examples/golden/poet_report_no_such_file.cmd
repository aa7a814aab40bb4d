poet_report examples/golden/inputs/none.csv
exit 1
