# Small multiples: the councils of each region among all.
take_up_report {data}/synthetic_returns.csv --by region --format svg --chart caterpillar --output {out}/regions.svg
writes regions.svg
