poet_report examples/golden/inputs/answers_of_asked_bad.csv --instrument examples/golden/inputs/asked.csv
exit 1
