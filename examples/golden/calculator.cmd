calculator examples/golden/inputs/calculations.csv
exit 1
