take_up_report examples/golden/inputs/people_costs.csv --people person --table cost
