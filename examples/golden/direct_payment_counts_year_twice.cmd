direct_payment_counts examples/golden/inputs/pss_ex1_2012_13.csv examples/golden/inputs/pss_ex1_2012_13.csv
exit 1
