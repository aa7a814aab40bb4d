# Scores from 0 to 24 have decimals between 0 and 100, too: nothing says that they are percentages, so no sign of per cent.
take_up_report examples/golden/inputs/published_scores.csv --key council --measure field --numerator-is score --value figure --period year
