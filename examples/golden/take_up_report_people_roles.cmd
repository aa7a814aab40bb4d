take_up_report examples/golden/inputs/people.csv --people person
exit 1
