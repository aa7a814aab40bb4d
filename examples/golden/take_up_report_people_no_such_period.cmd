take_up_report examples/golden/inputs/people_services.csv --people service --period-is 2012-03-31
exit 1
