take_up_report examples/golden/inputs/published_percentages_alone.csv --key Council --numerator 'Percentage (%)' --benchmark england
exit 2
