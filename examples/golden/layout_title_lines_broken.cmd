# The same, with a row that was cut short.
take_up_report examples/golden/inputs/layout_title_lines_broken.csv --key ons_code --name name --numerator dp --denominator people
exit 1
