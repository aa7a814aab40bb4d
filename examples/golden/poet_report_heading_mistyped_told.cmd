poet_report examples/golden/inputs/survey_headings_mistyped.csv --role user
