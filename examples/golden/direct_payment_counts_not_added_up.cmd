direct_payment_counts examples/golden/inputs/asc_fr_amounts.csv --item Value --amounts --key "Council Code"
exit 1
