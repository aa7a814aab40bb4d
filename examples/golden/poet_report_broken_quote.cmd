poet_report examples/golden/inputs/quote.csv --role user
exit 1
