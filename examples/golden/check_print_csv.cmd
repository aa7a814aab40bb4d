check_print examples/golden/inputs/print_claims.csv --format csv
