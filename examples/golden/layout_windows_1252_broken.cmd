# The same, with a byte that means nothing in it.
take_up_report examples/golden/inputs/layout_windows_1252_broken.csv --key Authority --numerator Supported --denominator Adults --encoding windows-1252
exit 1
