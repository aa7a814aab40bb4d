take_up_report examples/golden/inputs/returns_above.csv
exit 1
