direct_payment_counts examples/golden/inputs/pss_ex1_2011_12.csv examples/golden/inputs/pss_ex1_2012_13.csv --item A4.18 --item H4
