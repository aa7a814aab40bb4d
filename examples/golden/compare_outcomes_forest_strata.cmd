# Small multiples: the comparison within each age band.
compare_outcomes {data}/synthetic_survey.csv --table strata --format svg --chart forest --output {out}/ages.svg
writes ages.svg
