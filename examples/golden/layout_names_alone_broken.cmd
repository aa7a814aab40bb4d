# The same, with one of them twice.
take_up_report examples/golden/inputs/layout_names_alone_broken.csv --key Council --numerator 'Direct payments' --denominator People --regions examples/golden/inputs/layout_regions.csv
exit 1
