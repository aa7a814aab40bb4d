# The same, with more supported than there are.
take_up_report examples/golden/inputs/layout_four_nations_broken.csv --key Code --name Authority --numerator Supported --denominator Adults
exit 1
