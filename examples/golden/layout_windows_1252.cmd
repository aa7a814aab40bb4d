# An older encoding, which has to be named.
take_up_report examples/golden/inputs/layout_windows_1252.csv --key Authority --numerator Supported --denominator Adults --encoding windows-1252
