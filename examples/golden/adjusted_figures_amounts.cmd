adjusted_figures tests/reference/explain/data/costs.csv --model amounts --amount cost --on mode:managed,need
