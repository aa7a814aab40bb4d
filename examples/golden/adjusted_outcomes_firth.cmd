adjusted_outcomes examples/golden/inputs/adjusted_counts.csv --hits hits --asked asked --on mode:managed,told:no --firth --format csv
