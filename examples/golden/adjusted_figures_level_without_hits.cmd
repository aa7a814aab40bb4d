adjusted_figures examples/golden/inputs/level_without_hits.csv --model beta_binomial --hits hits --asked asked --on kind:shire
exit 1
