# How many threads is a whole number from 1 to 4096.
poet_report {data}/synthetic_survey.csv --threads 0
exit 2
