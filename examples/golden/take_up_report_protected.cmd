take_up_report examples/golden/inputs/published_small.csv --key area --numerator n --denominator d --direct-payments dp --protect both-sides:5
