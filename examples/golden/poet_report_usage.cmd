poet_report {data}/synthetic_survey.csv --role colour
exit 2
