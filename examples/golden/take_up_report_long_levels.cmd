take_up_report examples/golden/inputs/published_long_levels.csv --key new_la_code --numerator with_budget --denominator plans --period time_period --where breakdown_topic=All
