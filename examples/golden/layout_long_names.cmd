# Integrated care boards, whose names are long.
take_up_report examples/golden/inputs/layout_long_names.csv --key 'Area Code' --name 'Area Name' --numerator Count --denominator Denominator
