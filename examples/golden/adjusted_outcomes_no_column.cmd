adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on sex:female
exit 1
