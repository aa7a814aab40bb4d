poet_report examples/golden/inputs/twice.csv --role user
exit 1
