compare_outcomes --by region
exit 1
