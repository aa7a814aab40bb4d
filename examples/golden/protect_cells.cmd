protect_cells examples/golden/inputs/cells.csv --threshold 5 --audit --publish {out}/published.csv
writes published.csv
