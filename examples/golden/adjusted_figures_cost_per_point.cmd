adjusted_figures examples/golden/inputs/costs_and_points.csv --model cost_per_point --amount cost --points points --on mode:managed --cluster council --worth 40 --width 160
