# All categories of a published table as bars.
take_up_report examples/golden/inputs/published_weighted.csv --key council --category answer --value weighted_respondents --format svg --chart stacked --output {out}/answers.svg
writes answers.svg
