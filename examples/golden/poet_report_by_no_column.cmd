poet_report {data}/synthetic_survey.csv --by colour
exit 1
