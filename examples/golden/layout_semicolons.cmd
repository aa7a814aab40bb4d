# Semicolons behind a byte order mark, and a name with one of them in quotes.
take_up_report examples/golden/inputs/layout_semicolons.csv --key ons_code --name name --numerator dp --denominator people
