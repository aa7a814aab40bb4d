take_up_report {data}/synthetic_returns.csv --only "Synthetic council 042" --benchmark pilots
