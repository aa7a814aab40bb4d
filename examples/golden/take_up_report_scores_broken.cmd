# The same where one is above 100.
take_up_report examples/golden/inputs/published_scores.csv --key council --measure field --numerator-is respondents --value figure --period year
exit 1
