# The same, with a fifth quarter.
take_up_report examples/golden/inputs/layout_quarters_broken.csv --key Authority --period Quarter --numerator Supported --denominator Adults --change
exit 1
