adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode,told:no
exit 1
