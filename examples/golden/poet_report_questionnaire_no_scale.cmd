poet_report examples/golden/inputs/answers_of_asked.csv --instrument examples/golden/inputs/asked_bad.csv
exit 1
