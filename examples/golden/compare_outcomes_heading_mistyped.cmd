compare_outcomes examples/golden/inputs/survey_headings_mistyped.csv --table areas
