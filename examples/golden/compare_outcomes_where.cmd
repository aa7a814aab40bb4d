compare_outcomes {data}/synthetic_survey.csv --where region=London --table areas
