take_up_report examples/golden/inputs/published_levels.csv --where level=Council --key code --name area --numerator n --denominator d --target april_2011
exit 2
