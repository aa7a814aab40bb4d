# Direct payments by age of people's records, as bars.
take_up_report examples/golden/inputs/people_costs.csv --people person --table age --format svg --chart stacked --output {out}/ages.svg
writes ages.svg
