take_up_report {data}/synthetic_returns.csv --role user --target april_2011
exit 2
