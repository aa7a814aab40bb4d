# Four areas have nobody counted: which one is the first of the lowest is the order of the file, and is said.
take_up_report examples/golden/inputs/small_bases.csv --key council --numerator on_budgets --denominator eligible --sort share --top 1
