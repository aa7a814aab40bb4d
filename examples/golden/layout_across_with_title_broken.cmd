# The same, with fewer people than direct payments.
take_up_report examples/golden/inputs/layout_across_with_title_broken.csv --across --numerator 'Adults with direct payments' --denominator 'Adults with support'
exit 1
