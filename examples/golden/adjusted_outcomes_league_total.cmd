adjusted_outcomes examples/golden/inputs/adjusted_counts_total.csv --hits hits --asked asked --on mode:managed --cluster council --league
