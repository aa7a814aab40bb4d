adjusted_outcomes examples/golden/inputs/adjusted.csv --outcome better=yes --on mode:managed --format svg --chart funnel
exit 2
