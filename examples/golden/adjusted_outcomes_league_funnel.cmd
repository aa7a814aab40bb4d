adjusted_outcomes examples/data/synthetic_survey.csv --outcome "independence=a lot better,a little better" --on mode:managed_budget,age_band:18-64,told_value:no --cluster council --league --format svg --chart funnel --output {out}/league.svg
writes league.svg
