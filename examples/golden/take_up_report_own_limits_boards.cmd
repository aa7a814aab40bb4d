take_up_report examples/golden/inputs/published_rates.csv --key 'Area Code' --name 'Area Name' --numerator Count --denominator Denominator --where 'Area Type=ICBs' --format csv
