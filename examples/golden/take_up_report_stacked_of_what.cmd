# Bars of parts are of direct payments by age, or of categories: take-up has no parts.
take_up_report {data}/synthetic_returns.csv --format svg --chart stacked
exit 2
