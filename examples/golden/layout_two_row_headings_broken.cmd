# The same, with a letter missing in a group.
take_up_report examples/golden/inputs/layout_two_row_headings_broken.csv --key Code --name Name --numerator 'Managed budgets | Number' --denominator 'Managed budgets | Of people'
exit 1
