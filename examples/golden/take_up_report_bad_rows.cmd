take_up_report examples/golden/inputs/published_bad_rows.csv --key council --numerator n --denominator d --rejects {out}/rejects.csv
writes rejects.csv
