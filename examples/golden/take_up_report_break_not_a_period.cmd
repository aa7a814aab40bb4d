take_up_report examples/golden/inputs/councils_across_2024.csv --numerator on_budgets --denominator eligible --key council --target none --trend --break then
exit 2
