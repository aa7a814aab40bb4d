take_up_report examples/golden/inputs/people_services.csv --people service --unique person
exit 2
