take_up_report {data}/synthetic_returns.csv --funnel --overdispersion additive --format svg --chart funnel --output {out}/funnel.svg
writes funnel.svg
