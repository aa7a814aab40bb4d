roll_out --caseload 80 --on-budget 80 --reviews-per-year 0 --conversion 0 --entrants 0 --default-share 0 --exits 0 --from 2011-03 --until 2011-04 --format markdown
