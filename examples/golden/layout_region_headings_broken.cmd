# The same, with a word in place of a count.
take_up_report examples/golden/inputs/layout_region_headings_broken.csv --key Council --numerator 'Direct payments' --denominator People
exit 1
