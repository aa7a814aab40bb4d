budget_paths {data}/synthetic_survey.csv --role user --threads 2 --format csv
