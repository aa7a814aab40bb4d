poet_report --instrument {data}/instruments/poet_style_2011.csv --by region --role carer --where 'region!=London' --format csv
