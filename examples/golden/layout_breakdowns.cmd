# A column of periods that is found by its heading, and a breakdown beside the row of everybody.
take_up_report examples/golden/inputs/layout_breakdowns.csv --key 'Area Code' --name 'Area Name' --numerator Count --denominator Denominator --where Category=
