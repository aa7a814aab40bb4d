# More bars than a picture holds.
poet_report {data}/synthetic_survey.csv --role user --table modes --by council --format svg --chart stacked
exit 1
