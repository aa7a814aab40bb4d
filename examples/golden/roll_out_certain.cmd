roll_out --caseload 20 --on-budget 13 --reviews-per-year 1 --conversion 0 --entrants 0 --default-share 0 --exits 0 --from 2011-03 --until 2011-05 --target 65% --required reviews
