# The same without the quotes.
take_up_report examples/golden/inputs/layout_semicolons_broken.csv --key ons_code --name name --numerator dp --denominator people
exit 1
