poet_report {data}/synthetic_survey.csv --where colour=red
exit 1
