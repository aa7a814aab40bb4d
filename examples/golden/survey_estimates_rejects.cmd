survey_estimates examples/golden/inputs/answers_weights_bad.csv --outcome better=yes --weight weight --where area!=Oak --rejects {out}/rejects.csv --format csv
writes rejects.csv
