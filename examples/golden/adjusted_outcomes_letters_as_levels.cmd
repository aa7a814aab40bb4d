adjusted_outcomes tests/reference/explain/data/ucb.csv --hits hits --asked asked --on gender:Male,dept:A --errors model
