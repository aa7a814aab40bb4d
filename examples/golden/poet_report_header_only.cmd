poet_report examples/golden/inputs/header_only.csv
exit 1
