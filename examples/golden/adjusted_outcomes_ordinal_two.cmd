adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome "better=no<yes" --on told:no --model ordinal
exit 2
