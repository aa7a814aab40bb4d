poet_report examples/golden/inputs/mode.csv
exit 1
