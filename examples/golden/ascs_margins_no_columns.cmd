ascs_margins examples/golden/inputs/synthetic_design.csv
exit 1
