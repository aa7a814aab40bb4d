# Small multiples: which councils of each region moved.
take_up_report {data}/synthetic_returns.csv --by region --format svg --chart change --output {out}/changes.svg
writes changes.svg
