# Which rows were read stands in the provenance and in the notes.
poet_report {data}/synthetic_survey.csv --role carer --where "council=Synthetic council 037" --by mode
