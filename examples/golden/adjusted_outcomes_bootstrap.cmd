adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on told:no --cluster council --errors bootstrap --replicates 200 --format csv
