poet_report {data}/synthetic_survey.csv --by mode --table majority --format csv
