# All modes of delivery at once, down the rows: limits of all categories of an area hold together.
take_up_report examples/golden/inputs/published_all_categories.csv --key council --category mechanism --value people
