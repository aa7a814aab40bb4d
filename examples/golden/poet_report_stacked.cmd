# Modes by age as a picture, whole or not at all: two withheld parts are one hatched piece.
poet_report {data}/synthetic_survey.csv --role user --table modes --by age_band --protect threshold:5 --format svg --chart stacked --output {out}/stacked.svg
writes stacked.svg
