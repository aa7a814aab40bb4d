adjusted_figures tests/reference/explain/data/take_up.csv --model beta_binomial --area council --hits hits --asked asked --on spend,pilot
