# Thousands by commas and by blanks of several kinds, and counts that a program wrote as real numbers.
take_up_report examples/golden/inputs/layout_thousands.csv --key ons_code --name name --numerator dp --denominator people
