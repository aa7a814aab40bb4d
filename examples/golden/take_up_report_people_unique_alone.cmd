take_up_report {data}/synthetic_returns.csv --unique council
exit 2
