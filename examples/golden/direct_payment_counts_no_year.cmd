# No title says of which year the return is.
direct_payment_counts examples/golden/inputs/pss_ex1_no_year.csv
exit 1
