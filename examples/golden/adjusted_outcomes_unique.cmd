adjusted_outcomes examples/golden/inputs/person_twice.csv --outcome told_value=yes --on age_band:65+ --unique respondent
exit 1
