adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed,told:no --cluster council --league --shrink
