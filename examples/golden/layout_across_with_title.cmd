# Councils across the page, below a title and above a source.
take_up_report examples/golden/inputs/layout_across_with_title.csv --across --numerator 'Adults with direct payments' --denominator 'Adults with support'
