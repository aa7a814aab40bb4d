take_up_report examples/golden/inputs/councils_by_year.csv --numerator on_budgets --denominator eligible --key council --format svg --chart trajectory --width 340
