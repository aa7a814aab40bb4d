take_up_report examples/golden/inputs/published_nation.csv --key Authority --numerator Supported --denominator Population --period Period --period-is 2021-22
