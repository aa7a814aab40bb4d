take_up_report {data}/synthetic_returns.csv --where region="North East" --target none --trend --benchmark pilots
