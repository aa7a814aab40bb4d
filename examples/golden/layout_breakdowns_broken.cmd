# The same, in which the breakdown does not say of what it is.
take_up_report examples/golden/inputs/layout_breakdowns_broken.csv --key 'Area Code' --name 'Area Name' --numerator Count --denominator Denominator --where Category=
exit 1
