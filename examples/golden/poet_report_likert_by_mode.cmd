# Small multiples: a panel for each way of taking a budget.
poet_report {data}/synthetic_survey.csv --role user --by mode --format svg --chart likert --output {out}/modes.svg
writes modes.svg
