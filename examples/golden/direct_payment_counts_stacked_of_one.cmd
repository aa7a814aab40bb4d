# A bar of one item has no parts.
direct_payment_counts examples/golden/inputs/pss_ex1_2011_12.csv --item A4.10 --format svg --chart stacked
exit 2
