# The same, in which the total has another name.
take_up_report examples/golden/inputs/layout_hidden_total_broken.csv --key Area --numerator Clients --denominator People --total 'The partnership'
exit 1
