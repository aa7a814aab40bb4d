# Flags beside figures, and a figure with its revision.
take_up_report examples/golden/inputs/layout_flags.csv --key ons_code --name name --numerator dp --denominator people
