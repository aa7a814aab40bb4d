adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed,told:no,mode*told --cluster council --errors cr1 --effects margins
