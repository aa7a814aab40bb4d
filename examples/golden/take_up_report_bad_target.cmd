take_up_report {data}/synthetic_returns.csv --target 30
exit 2
