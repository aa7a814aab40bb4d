adjusted_figures tests/reference/explain/data/councils.csv --model small_areas --area council --estimate estimate --variance design_variance --on rural,spend --people people --format csv
