take_up_report examples/golden/inputs/returns_count_text.csv
exit 1
