# Another delimiter, a title above the headings, and only some of the rows.
check_print examples/golden/inputs/print_claims_semicolons.csv --where kind=share
