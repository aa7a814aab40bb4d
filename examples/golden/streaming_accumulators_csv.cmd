streaming_accumulators --format csv
stdin {data}/synthetic_survey.csv
