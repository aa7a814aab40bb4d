# What is withheld is taken out of the counts, and each rejected row is written once.
survey_estimates - --outcome told_value=yes --by mode --unique respondent --protect threshold:3 --rejects {out}/rejects.csv --format csv
stdin examples/golden/inputs/person_twice.csv
writes rejects.csv
