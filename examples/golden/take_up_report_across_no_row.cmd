take_up_report examples/golden/inputs/published_across.csv --across --numerator 'Adults with direct payment' --denominator 'Adults with support'
exit 1
