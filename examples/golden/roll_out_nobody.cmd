roll_out --caseload 0 --on-budget 0 --reviews-per-year 1 --conversion 0.5 --entrants 0 --default-share 0.8 --exits 0.2 --from 2011-03 --until 2011-05 --required conversion
