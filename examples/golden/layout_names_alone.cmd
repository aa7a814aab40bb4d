# Names alone, each written otherwise than the look-up of regions writes it; who is not there is told.
take_up_report examples/golden/inputs/layout_names_alone.csv --key Council --numerator 'Direct payments' --denominator People --regions examples/golden/inputs/layout_regions.csv
