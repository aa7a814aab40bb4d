ascs_margins examples/golden/inputs/synthetic_margins.csv --format csv
