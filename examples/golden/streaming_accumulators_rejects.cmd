streaming_accumulators examples/golden/inputs/survey_unknown_mode.csv --rejects {out}/rejects.csv --format csv
writes rejects.csv
