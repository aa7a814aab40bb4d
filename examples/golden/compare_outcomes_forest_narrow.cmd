# a phone's layout, of two groups of a column
compare_outcomes {data}/synthetic_survey.csv --by managed_by --first self --second council --format svg --chart forest --width 340
