calculator {data}/synthetic_returns.csv
exit 1
