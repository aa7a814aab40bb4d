adjusted_figures examples/golden/inputs/series_years.csv --model series --period year --events starts --exposure people --break 2025-26
exit 1
