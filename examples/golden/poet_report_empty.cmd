poet_report examples/golden/inputs/empty.csv
exit 1
