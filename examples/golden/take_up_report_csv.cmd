take_up_report {data}/synthetic_returns.csv --where period=2009-10 --basis including_short_term --target none --format csv
