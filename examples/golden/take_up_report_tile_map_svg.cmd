take_up_report {data}/synthetic_returns.csv --only "Synthetic council 042" --layout examples/golden/inputs/layout.csv --format svg --chart tile_map --output {out}/map.svg
writes map.svg
