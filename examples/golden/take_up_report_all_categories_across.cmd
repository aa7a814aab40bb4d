# The same in columns, by Sison and Glaz, for programs.
take_up_report examples/golden/inputs/published_categories_across.csv --key council --category "Direct payment" --category "Managed budget" --category "No budget" --method sison_glaz --format csv
