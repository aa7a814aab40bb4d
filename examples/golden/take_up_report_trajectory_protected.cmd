# A period whose count is withheld has no dot, and is told.
take_up_report examples/golden/inputs/published_small_years.csv --key area --numerator n --denominator d --protect both-sides:5 --format svg --chart trajectory --only Ash --output {out}/trajectory.svg
writes trajectory.svg
