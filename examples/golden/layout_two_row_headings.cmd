# Groups above, merged over their items, and the area's columns named in the row above.
take_up_report examples/golden/inputs/layout_two_row_headings.csv --key Code --name Name --numerator 'Managed budgets | Number' --denominator 'Managed budgets | Of people'
