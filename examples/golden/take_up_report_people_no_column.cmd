take_up_report examples/golden/inputs/people_twice.csv --people person
exit 1
