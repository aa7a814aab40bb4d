adjusted_figures examples/golden/inputs/take_up_of_years.csv --model amounts --on spend
exit 2
