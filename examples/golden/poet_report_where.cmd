poet_report {data}/synthetic_survey.csv --role carer --where council="Synthetic council 006" --method clopper_pearson --level 0.99
