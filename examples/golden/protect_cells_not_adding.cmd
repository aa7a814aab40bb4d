protect_cells examples/golden/inputs/cells_not_adding.csv --threshold 5
exit 1
