take_up_report examples/golden/inputs/published_two_rows.csv --key area_code --measure base --numerator-is serve --denominator-is counted --value people --where 'age=18 to 64'
exit 1
