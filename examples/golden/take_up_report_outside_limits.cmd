# A prior that is stronger than the counts: the figures lie outside their own limits, and the report says so.
take_up_report examples/golden/inputs/small_bases.csv --key council --numerator on_budgets --denominator eligible --method "bayes(300;1)"
