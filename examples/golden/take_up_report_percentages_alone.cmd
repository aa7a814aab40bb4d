take_up_report examples/golden/inputs/published_percentages_alone.csv --key Council --numerator 'Percentage (%)' --title 'Adults with enough choice'
