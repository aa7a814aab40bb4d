# Every symbol in use, in any case and with brackets or without.
take_up_report examples/golden/inputs/layout_symbols.csv --key ons_code --name name --numerator dp --denominator people
