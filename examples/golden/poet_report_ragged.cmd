poet_report examples/golden/inputs/ragged.csv --role user
exit 1
