take_up_report examples/golden/inputs/councils_by_year.csv --numerator on_budgets --denominator eligible --key council --target none --by region --format svg --chart caterpillar --width 340
