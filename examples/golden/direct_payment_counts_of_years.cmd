# PSS-EX1 in three files: two as they are printed, a year each, which their titles name, and a long one of two other years.
direct_payment_counts examples/golden/inputs/pss_ex1_2012_13.csv examples/golden/inputs/pss_ex1_long.csv examples/golden/inputs/pss_ex1_2011_12.csv
