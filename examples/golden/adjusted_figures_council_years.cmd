adjusted_figures tests/reference/explain/data/council_years.csv --model council_years --cluster council --hits hits --asked asked --on year,spend,pilot
