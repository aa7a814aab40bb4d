protect_cells examples/golden/inputs/cells.csv --threshold 5 --requirement not_exact --singletons --format csv
