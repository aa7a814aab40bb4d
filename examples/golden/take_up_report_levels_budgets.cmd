take_up_report examples/golden/inputs/published_levels.csv --key code --numerator n --denominator d --indicator take_up --target 0.5 --whole 'Two regions'
