budget_paths examples/golden/inputs/twice.csv
exit 1
