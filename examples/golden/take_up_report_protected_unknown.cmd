take_up_report examples/golden/inputs/published_small.csv --key area --numerator n --denominator d --protect treshold:5
exit 2
