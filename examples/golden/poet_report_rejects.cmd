poet_report examples/golden/inputs/answer.csv --role user --rejects {out}/rejects.csv
writes rejects.csv
