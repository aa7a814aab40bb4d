# Codes that are not those of the social care returns keep the file's own heading.
take_up_report examples/golden/inputs/layout_other_codes.csv --key old_la_code --numerator direct_payments --denominator plans
