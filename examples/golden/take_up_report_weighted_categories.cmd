# The same of all categories at once, which had no such note.
take_up_report examples/golden/inputs/published_weighted.csv --key council --category answer --value weighted_respondents
