take_up_report examples/golden/inputs/people.csv --people person --numerator on_budgets
exit 2
