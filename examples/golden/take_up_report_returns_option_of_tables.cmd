# Returns say themselves in which region a council is: an option that would not be heard is refused.
take_up_report {data}/synthetic_returns.csv --regions examples/golden/inputs/layout_regions.csv
exit 2
