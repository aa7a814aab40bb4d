poet_report {data}/synthetic_survey.csv --role user --format svg --chart likert --output {out}/likert.svg
writes likert.svg
