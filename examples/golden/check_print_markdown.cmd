check_print examples/golden/inputs/print_claims.csv --where kind=sum --format markdown
