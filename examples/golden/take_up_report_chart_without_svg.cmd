take_up_report {data}/synthetic_returns.csv --chart funnel
exit 2
