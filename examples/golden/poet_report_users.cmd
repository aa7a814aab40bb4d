poet_report {data}/synthetic_survey.csv --role user
