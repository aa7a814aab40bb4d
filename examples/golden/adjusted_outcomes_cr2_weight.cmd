adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on told:no --cluster council --weight age --errors cr2
exit 2
