adjusted_outcomes {data}/synthetic_survey.csv --areas user --on told_value:no --cluster council
