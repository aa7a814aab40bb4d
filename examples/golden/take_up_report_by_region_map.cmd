take_up_report {data}/synthetic_returns.csv --by region --format svg --chart tile_map --layout examples/golden/inputs/layout.csv
exit 2
