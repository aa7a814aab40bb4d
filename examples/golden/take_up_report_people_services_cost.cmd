take_up_report examples/golden/inputs/people_services.csv --people service --table cost
exit 2
