# A year that is none, and a row cut short, which is one row however many years are read.
direct_payment_counts examples/golden/inputs/pss_ex1_bad_year.csv --rejects {out}/rejects.csv
writes rejects.csv
