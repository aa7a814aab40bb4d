poet_report examples/golden/inputs
exit 1
