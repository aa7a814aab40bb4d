take_up_report examples/golden/inputs/published_rates_of_base.csv --key Area --numerator 'Rate per 100,000' --denominator Population --format csv
