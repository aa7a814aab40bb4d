# The same, with a comma that parts no thousands.
take_up_report examples/golden/inputs/layout_thousands_broken.csv --key ons_code --name name --numerator dp --denominator people
exit 1
