take_up_report {data}/synthetic_returns.csv --roll-out --top 2
