take_up_report examples/golden/inputs/people_twice.csv --people person --unique Identifier --column person=Identifier --column 'role=Client type' --column council=LA --column 'mechanism=Support mechanism' --rejects {out}/rejects.csv
writes rejects.csv
