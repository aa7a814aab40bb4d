take_up_report examples/golden/inputs/people.csv --people person --role carer
