adjusted_outcomes examples/golden/inputs/separated_area.csv --hits hits --asked asked --on mode:managed,age:old --cluster council --league
