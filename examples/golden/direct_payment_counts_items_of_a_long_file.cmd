# The row that has A4.20 in a cell was taken for the headings, and its neighbour's code for a bad count.
direct_payment_counts examples/golden/inputs/pss_ex1_long.csv --item A4.20
exit 1
