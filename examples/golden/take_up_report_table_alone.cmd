take_up_report {data}/synthetic_returns.csv --table cost
exit 2
