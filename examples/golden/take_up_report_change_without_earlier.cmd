take_up_report examples/golden/inputs/small_bases.csv --numerator on_budgets --denominator eligible --key council --target none --change
exit 1
