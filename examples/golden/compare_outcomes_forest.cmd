compare_outcomes {data}/synthetic_survey.csv --format svg --chart forest --output {out}/forest.svg
writes forest.svg
