adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed --model random_intercept
exit 2
