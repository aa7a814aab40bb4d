streaming_accumulators --area hope
exit 1
stdin {data}/synthetic_survey.csv
