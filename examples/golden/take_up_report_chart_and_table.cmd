take_up_report {data}/synthetic_returns.csv --format svg --chart funnel --quintiles
exit 2
