poet_report examples/golden/inputs/answers_of_asked.csv --instrument examples/golden/inputs/asked.csv --table several --format json
