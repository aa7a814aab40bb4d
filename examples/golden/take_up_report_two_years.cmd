take_up_report examples/golden/inputs/published_two_years.csv --key Authority --numerator Supported --denominator Population
exit 1
