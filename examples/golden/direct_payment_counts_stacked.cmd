# Items of a return as parts of their sum, a bar an area: people with a direct payment by age.
direct_payment_counts examples/golden/inputs/pss_ex1_2011_12.csv --item A4.10 --item A4.14 --format svg --chart stacked --output {out}/ages.svg
writes ages.svg
