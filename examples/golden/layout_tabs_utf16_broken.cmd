# The same, ending in half of a character.
take_up_report examples/golden/inputs/layout_tabs_utf16_broken.csv --key ons_code --name name --numerator dp --denominator people
exit 1
