adjusted_outcomes tests/reference/explain/data/separation.csv --hits hits --asked asked --on mode:managed,told:no --cluster cluster --model random_intercept
exit 1
