# The column that tells the rows apart is named, and how to keep one kind.
take_up_report examples/golden/inputs/layout_breakdowns.csv --key 'Area Code' --name 'Area Name' --numerator Count --denominator Denominator
exit 1
