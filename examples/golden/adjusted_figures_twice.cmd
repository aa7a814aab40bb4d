adjusted_figures examples/golden/inputs/take_up_of_years.csv --model beta_binomial --area council --hits on_budgets --asked eligible --on spend
exit 1
