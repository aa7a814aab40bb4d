# The same, with fewer than nobody.
take_up_report examples/golden/inputs/layout_other_codes_broken.csv --key old_la_code --numerator direct_payments --denominator plans
exit 1
