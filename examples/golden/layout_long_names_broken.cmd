# The same, with one code twice.
take_up_report examples/golden/inputs/layout_long_names_broken.csv --key 'Area Code' --name 'Area Name' --numerator Count --denominator Denominator
exit 1
