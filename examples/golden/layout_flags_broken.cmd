# The same, with a figure that is said to be suppressed.
take_up_report examples/golden/inputs/layout_flags_broken.csv --key ons_code --name name --numerator dp --denominator people
exit 1
