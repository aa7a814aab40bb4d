roll_out --caseload 2 --on-budget 1 --reviews-per-year 1 --conversion 0.5 --entrants 0 --default-share 0.8 --exits 0.6 --from 2011-03 --until 2011-06 --simulate 1000
