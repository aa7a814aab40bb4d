adjusted_figures examples/golden/inputs/amounts_exact.csv --model amounts --amount cost --on mode:managed
