adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome "better=never<no<yes" --on told:no --model ordinal
exit 1
