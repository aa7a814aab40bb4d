calculator heterogeneity ratio 40/100:30/100 55/120:40/110 12/60:20/70
