# A weight under 0 does not stop it where rejects are asked for.
survey_estimates examples/golden/inputs/design_negative_weight.csv --outcome control=better --weight weight --rejects {out}/rejects.csv
writes rejects.csv
