take_up_report examples/golden/inputs/published_levels.csv --where level=Council --key code --name area --numerator n --denominator d --direct-payments dp --target "Care Act 2014"
