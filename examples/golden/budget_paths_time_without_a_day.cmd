budget_paths {data}/synthetic_survey.csv --table time
exit 2
