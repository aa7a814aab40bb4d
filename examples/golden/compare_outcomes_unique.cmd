compare_outcomes examples/golden/inputs/person_twice.csv --unique respondent --table areas
exit 1
