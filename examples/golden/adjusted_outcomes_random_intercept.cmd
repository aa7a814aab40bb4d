adjusted_outcomes {data}/synthetic_survey.csv --outcome "independence=a lot better,a little better" --on mode:managed_budget,told_value:no --cluster council --model random_intercept
