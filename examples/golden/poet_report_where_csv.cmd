poet_report {data}/synthetic_survey.csv --role carer --where "council=Synthetic council 037" --by none --format csv
