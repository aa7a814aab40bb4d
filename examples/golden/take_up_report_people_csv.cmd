take_up_report examples/golden/inputs/people.csv --people person --role user --format csv --threads 2
