take_up_report examples/golden/inputs/small_bases.csv --numerator on_budgets --denominator eligible --key council --target none --benchmark region
exit 1
