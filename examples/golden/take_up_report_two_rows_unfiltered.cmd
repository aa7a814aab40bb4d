take_up_report examples/golden/inputs/published_two_rows.csv --key area_code --measure base --numerator-is served --denominator-is counted --value people
exit 1
