budget_paths {data}/synthetic_survey.csv --period-is 2011-03-31
