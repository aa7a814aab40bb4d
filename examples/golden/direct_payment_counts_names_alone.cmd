# Councils without codes are known by their names, and England is a total whatever it is called.
direct_payment_counts examples/golden/inputs/pss_ex1_names_alone.csv
