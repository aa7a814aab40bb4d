budget_paths {data}/synthetic_survey.csv --table time --period-is 2011-03-31 --format csv --where council!=Nowhere
