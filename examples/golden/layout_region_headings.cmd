# Regions as headings among the rows, with sub-totals and a grand total.
take_up_report examples/golden/inputs/layout_region_headings.csv --key Council --numerator 'Direct payments' --denominator People
