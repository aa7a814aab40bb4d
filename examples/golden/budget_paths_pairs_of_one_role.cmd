budget_paths {data}/synthetic_survey.csv --table pairs --role user
exit 2
