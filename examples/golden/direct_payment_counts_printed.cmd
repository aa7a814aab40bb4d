direct_payment_counts examples/golden/inputs/return_as_printed.csv --item A4.18 --item H4 --period-is 2098-99 --suppressed -
