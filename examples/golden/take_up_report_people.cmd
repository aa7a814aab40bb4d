take_up_report examples/golden/inputs/people.csv --people person --unique person --role user --period-is 2011-03-31 --basis ongoing
