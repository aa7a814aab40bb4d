# A negative margin does not stop the table where rejects are asked for.
ascs_margins examples/golden/inputs/margins_negative.csv --rejects {out}/rejects.csv
writes rejects.csv
