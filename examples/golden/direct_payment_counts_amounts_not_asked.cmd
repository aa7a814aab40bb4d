direct_payment_counts examples/golden/inputs/return_of_amounts.csv --item Expenditure
exit 1
