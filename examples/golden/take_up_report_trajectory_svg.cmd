take_up_report {data}/synthetic_returns.csv --only "Synthetic council 091" --format svg --chart trajectory --output {out}/trajectory.svg
writes trajectory.svg
