take_up_report examples/golden/inputs/published_amounts.csv --key 'Council Code' --category 'Care Type=Long term' --value Value
exit 1
