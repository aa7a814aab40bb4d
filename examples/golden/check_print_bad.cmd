check_print examples/golden/inputs/print_claims_bad.csv
exit 1
