adjusted_figures examples/golden/inputs/series_years.csv --model series --period year --events starts --exposure people --per 1000 --break "2015-16=Care Act" --format csv
