adjusted_figures examples/golden/inputs/areas_few_asked.csv --model small_areas --area area --estimate share --se se --on rural,spend --people people --scale logit
