# Self-managed direct payments against managed budgets in all areas.
compare_outcomes {data}/synthetic_survey.csv --table areas
