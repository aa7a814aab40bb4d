adjusted_figures examples/golden/inputs/take_up_of_years.csv --model rates --events on_budgets --exposure eligible --per 1000 --on spend,region:South --cluster council
