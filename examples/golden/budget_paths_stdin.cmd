budget_paths - --table pairs
stdin examples/data/synthetic_survey.csv
