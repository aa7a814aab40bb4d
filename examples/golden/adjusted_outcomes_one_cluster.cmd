adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on told:no --cluster data_kind
exit 1
