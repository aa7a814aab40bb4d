roll_out --caseload 0 --on-budget 0 --reviews-per-year 12 --conversion 1 --entrants 3 --default-share 1 --exits 0.1 --from 2011-12 --until 2012-03
