take_up_report examples/golden/inputs/people.csv --people person --column mechanisms=mechanism
exit 2
