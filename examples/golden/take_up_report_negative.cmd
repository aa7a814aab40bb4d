take_up_report examples/golden/inputs/returns_negative.csv
exit 1
