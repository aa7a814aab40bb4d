# The same, with a symbol that nobody uses: the message has all that are taken.
take_up_report examples/golden/inputs/layout_symbols_broken.csv --key ons_code --name name --numerator dp --denominator people
exit 1
