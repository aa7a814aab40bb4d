# How many threads is a whole number from 1 to 4096.
poet_report {data}/synthetic_survey.csv --threads -1
exit 2
