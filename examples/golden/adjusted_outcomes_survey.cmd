adjusted_outcomes {data}/synthetic_survey.csv --outcome "independence=a lot better,a little better" --on mode:managed_budget,age_band:18-64,told_value:no --cluster council
