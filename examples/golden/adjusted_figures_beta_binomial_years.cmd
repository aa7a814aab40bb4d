adjusted_figures examples/golden/inputs/take_up_of_years.csv --model beta_binomial --hits on_budgets --asked eligible --on spend,region:South --cluster council --format csv
