poet_report {data}/synthetic_survey.csv --table modes --by age_band --format csv
