take_up_report examples/golden/inputs/published_small.csv --key area --numerator n --denominator d --protect both-sides:5 --format html --output {out}/report.html
writes report.html
