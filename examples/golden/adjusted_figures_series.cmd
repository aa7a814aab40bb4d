adjusted_figures tests/reference/explain/data/series.csv --model series --period quarter --hits hits --asked asked --break 13=Act --break 22=pandemic
