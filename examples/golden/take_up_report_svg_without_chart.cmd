take_up_report {data}/synthetic_returns.csv --format svg
exit 2
