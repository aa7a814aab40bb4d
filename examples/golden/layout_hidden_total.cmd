# A row that only its figures give away as the total of the others is named by --total.
take_up_report examples/golden/inputs/layout_hidden_total.csv --key Area --numerator Clients --denominator People --total 'The partnership'
