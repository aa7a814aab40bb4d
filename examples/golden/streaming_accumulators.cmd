# A pipe: the running table, two halves merged, and the check.
streaming_accumulators
stdin {data}/synthetic_survey.csv
