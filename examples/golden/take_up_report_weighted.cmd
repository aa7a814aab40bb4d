# Sums of weights read as counts: the intervals are those of as many people as the weights stand for, and a note says so.
take_up_report examples/golden/inputs/published_weighted.csv --key council --category answer=satisfied --value weighted_respondents
