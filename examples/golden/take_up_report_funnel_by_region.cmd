# Small multiples: the funnel, and the councils of each region in it.
take_up_report {data}/synthetic_returns.csv --by region --funnel --overdispersion additive --format svg --chart funnel --output {out}/funnels.svg
writes funnels.svg
