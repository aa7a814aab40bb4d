budget_paths examples/golden/inputs/person_twice.csv --unique respondent
exit 1
