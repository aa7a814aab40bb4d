# Two titles, an empty line, and notes below the table that begin with a quote.
take_up_report examples/golden/inputs/layout_title_lines.csv --key ons_code --name name --numerator dp --denominator people
