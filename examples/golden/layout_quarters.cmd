# Quarters of several calendar years, the last of which is reported.
take_up_report examples/golden/inputs/layout_quarters.csv --key Authority --period Quarter --numerator Supported --denominator Adults --change
