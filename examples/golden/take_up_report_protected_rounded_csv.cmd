take_up_report examples/golden/inputs/published_small.csv --key area --numerator n --denominator d --protect threshold:5,round:5 --format csv
