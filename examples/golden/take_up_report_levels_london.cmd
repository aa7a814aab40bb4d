take_up_report examples/golden/inputs/published_levels.csv --key code --numerator n --denominator d --where region=London --where level=Council
