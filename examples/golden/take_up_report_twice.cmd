take_up_report examples/golden/inputs/published_twice.csv --key ons_code --numerator dp --denominator people
exit 1
