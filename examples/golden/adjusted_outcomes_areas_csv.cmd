adjusted_outcomes {data}/synthetic_survey.csv --areas carer --on told_value:no --cluster council --effects margins --format csv
