take_up_report {data}/synthetic_returns.csv --where region="North East" --sample --method jeffreys --level 0.998
