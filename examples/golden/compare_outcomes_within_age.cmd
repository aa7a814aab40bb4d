# The same within age bands: "is it also true of older people?"
compare_outcomes {data}/synthetic_survey.csv --table strata
