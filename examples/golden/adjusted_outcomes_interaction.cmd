adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed,mode*told
exit 2
