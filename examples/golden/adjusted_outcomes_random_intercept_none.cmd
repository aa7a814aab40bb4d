adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed --cluster council --model random_intercept
