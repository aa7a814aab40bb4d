# Semicolons, a filter, and a bad row that does not stop it.
streaming_accumulators --where region=London --every 1000 --rejects {out}/rejects.csv
stdin {data}/synthetic_survey.csv
writes rejects.csv
