# Where no area has a figure there is no sum of them, rather than one of 0.
direct_payment_counts examples/golden/inputs/return_without_figures.csv --item A4.18 --item H4 --key area --name title
