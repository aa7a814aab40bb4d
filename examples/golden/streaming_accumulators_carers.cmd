streaming_accumulators {data}/synthetic_survey.csv --role carer --area carer_finances --every 400 --level 0.99 --format markdown
