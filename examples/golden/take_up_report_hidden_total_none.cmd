take_up_report examples/golden/inputs/published_hidden_total.csv --key council --numerator dp --denominator people --total none
