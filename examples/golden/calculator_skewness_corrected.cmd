calculator ratio.skewness_corrected_score 5 56 0 29
