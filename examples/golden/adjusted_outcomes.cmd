adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed,told:no,age --cluster council
