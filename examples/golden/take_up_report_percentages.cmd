take_up_report examples/golden/inputs/published_percentages.csv --key council --numerator 'with a plan' --denominator people
