poet_report {data}/synthetic_survey.csv --format markdown
