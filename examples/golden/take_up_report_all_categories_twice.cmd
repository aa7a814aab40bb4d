# A category twice for one area.
take_up_report examples/golden/inputs/published_category_twice.csv --key council --category mechanism --value people
exit 1
