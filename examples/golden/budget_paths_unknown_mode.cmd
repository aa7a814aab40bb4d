budget_paths examples/golden/inputs/survey_unknown_mode.csv --role user
exit 1
