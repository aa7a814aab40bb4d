take_up_report examples/golden/inputs/people_services.csv --people service --period-is 2010-03-31 --target 0.5
