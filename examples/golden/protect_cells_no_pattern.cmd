protect_cells examples/golden/inputs/cells.csv --threshold 5 --keep "Ash|managed" --keep "Ash|part" --keep "Ash|all"
exit 1
