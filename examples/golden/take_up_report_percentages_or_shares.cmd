take_up_report examples/golden/inputs/published_percentages_alone_shares.csv --key council --numerator 'percent with a plan'
exit 1
