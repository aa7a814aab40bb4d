roll_out --caseload 1000 --on-budget 300 --reviews-per-year 1 --conversion 0.5 --entrants 20 --default-share 0.8 --exits 0.2 --from 2011-13 --until 2013-03 
exit 2
