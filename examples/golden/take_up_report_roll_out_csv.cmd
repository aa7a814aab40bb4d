take_up_report {data}/synthetic_returns.csv --roll-out --format csv
