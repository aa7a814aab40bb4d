calculator rate_ratio 3/10 0/10 --level 0.9
