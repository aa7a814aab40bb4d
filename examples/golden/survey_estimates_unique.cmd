# The same person twice is an error that names both lines.
survey_estimates examples/golden/inputs/person_twice.csv --outcome told_value=yes --unique respondent
exit 1
