calculator examples/golden/inputs/calculations.csv
