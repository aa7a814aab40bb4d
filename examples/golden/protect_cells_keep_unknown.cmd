protect_cells examples/golden/inputs/cells.csv --keep Elm
exit 2
