take_up_report {data}/synthetic_returns.csv --numerator eligible
exit 2
