take_up_report examples/golden/inputs/councils_by_year.csv --numerator on_budgets --denominator eligible --key council --since 2018-19 --format svg --chart change --output {out}/change.svg
writes change.svg
