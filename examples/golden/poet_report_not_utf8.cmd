poet_report examples/golden/inputs/utf8.csv --role user
exit 1
