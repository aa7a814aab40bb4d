ascs_margins examples/golden/inputs/margins_negative.csv
exit 1
