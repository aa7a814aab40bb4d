take_up_report examples/golden/inputs/published_across.csv --across --numerator 'Adults with direct payments' --denominator 'Adults with support'
