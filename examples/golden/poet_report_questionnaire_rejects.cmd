poet_report examples/golden/inputs/answers_of_asked_bad.csv --instrument examples/golden/inputs/asked.csv --rejects {out}/rejects.csv --format csv
writes rejects.csv
