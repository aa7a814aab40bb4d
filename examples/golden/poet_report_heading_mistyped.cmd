poet_report examples/golden/inputs/survey_headings_mistyped.csv --by age_band
exit 1
