poet_report {data}/synthetic_survey.csv --format svg --chart likert
exit 2
