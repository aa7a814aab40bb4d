streaming_accumulators --area hope
exit 2
stdin {data}/synthetic_survey.csv
