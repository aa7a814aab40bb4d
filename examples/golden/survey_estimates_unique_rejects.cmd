survey_estimates examples/golden/inputs/person_twice.csv --outcome told_value=yes --unique respondent --rejects {out}/rejects.csv --format csv
writes rejects.csv
