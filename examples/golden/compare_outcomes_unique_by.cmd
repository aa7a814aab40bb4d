compare_outcomes examples/golden/inputs/person_twice.csv --unique respondent --by managed_by --first self --second council --rejects {out}/rejects.csv --format csv
writes rejects.csv
