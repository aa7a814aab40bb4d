# At a low level Jeffreys' limits shrink to the middle of what the prior makes of the counts: the figures lie outside their own limits, and the report says so.
take_up_report examples/golden/inputs/small_bases.csv --key council --numerator on_budgets --denominator eligible --method jeffreys --level 0.001
