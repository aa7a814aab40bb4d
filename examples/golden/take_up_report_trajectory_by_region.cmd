# Small multiples: how take-up moved in each region.
take_up_report {data}/synthetic_returns.csv --by region --format svg --chart trajectory --output {out}/trajectories.svg
writes trajectories.svg
