poet_report {data}/synthetic_survey.csv --role user --by mode,age_band --format csv
