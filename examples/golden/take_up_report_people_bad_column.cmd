take_up_report examples/golden/inputs/people.csv --people person --column mechanism
exit 2
