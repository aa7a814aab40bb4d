direct_payment_counts examples/golden/inputs/pss_ex1_bad_year.csv
exit 1
