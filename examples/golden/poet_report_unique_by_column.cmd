# Any column of the file: each role is read for itself, and identifiers are compared across both.
poet_report examples/golden/inputs/person_twice.csv --unique respondent --by free_of_constraints --rejects {out}/rejects.csv --format csv
writes rejects.csv
