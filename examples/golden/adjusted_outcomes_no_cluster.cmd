adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on told:no --errors cr1
exit 2
