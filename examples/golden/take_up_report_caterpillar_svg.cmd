take_up_report {data}/synthetic_returns.csv --only "Synthetic council 042" --format svg --chart caterpillar --output {out}/caterpillar.svg
writes caterpillar.svg
