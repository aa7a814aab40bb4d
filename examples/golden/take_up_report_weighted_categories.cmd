# The same of all categories at once.
take_up_report examples/golden/inputs/published_weighted.csv --key council --category answer --value weighted_respondents
