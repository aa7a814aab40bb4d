# a picture is one format, a page another
poet_report {data}/synthetic_survey.csv --format html --chart likert
exit 2
