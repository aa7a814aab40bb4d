# A total among the rows would be counted twice.
direct_payment_counts examples/golden/inputs/asc_fr_with_total.csv --item Value --amounts --key "Council Code" --by none
exit 1
