take_up_report {data}/synthetic_returns.csv --by region --format svg --chart change
exit 2
