adjusted_outcomes examples/golden/inputs/nobody_hit.csv --hits hits --asked asked --on mode:managed --cluster council
exit 1
