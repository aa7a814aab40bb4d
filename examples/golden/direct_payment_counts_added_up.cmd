# Amounts of many rows an area, added up for each care type; of Elmton's long term a part is not known.
direct_payment_counts examples/golden/inputs/asc_fr_amounts.csv --item Value --amounts --key "Council Code" --by "Care Type"
