roll_out --caseload 2781 --on-budget 965 --reviews-per-year 1 --conversion 0.4:0.6 --entrants 20 --default-share 0.8 --exits 0.2 --from 2011-03 --until 2013-03 --target 0.85 --past 2010-03:585:2866 --past 2010-09:740:2823 --format svg --chart trajectory --output {out}/forecast.svg
writes forecast.svg
