poet_report {data}/synthetic_returns.csv --role user
exit 1
