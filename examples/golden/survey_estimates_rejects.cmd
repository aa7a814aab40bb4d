# Weights that are none do not stop it where rejects are asked for.
survey_estimates examples/golden/inputs/design_bad_weights.csv --outcome control=better --weight weight --rejects {out}/rejects.csv
writes rejects.csv
