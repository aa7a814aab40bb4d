# Claims that cannot be read do not stop the others.
check_print examples/golden/inputs/print_claims_bad.csv --rejects {out}/rejects.csv
writes rejects.csv
