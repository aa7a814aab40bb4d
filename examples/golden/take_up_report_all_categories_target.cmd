take_up_report examples/golden/inputs/published_all_categories.csv --key council --category mechanism --value people --target 0.3
exit 2
