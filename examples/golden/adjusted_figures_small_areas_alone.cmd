adjusted_figures examples/golden/inputs/areas_alike.csv --model small_areas --area area --estimate share --margin margin --on spend
