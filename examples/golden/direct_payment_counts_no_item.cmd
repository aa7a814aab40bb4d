direct_payment_counts examples/golden/inputs/return_as_printed.csv --item A4.19
exit 1
