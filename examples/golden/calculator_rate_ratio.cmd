calculator rate_ratio 30/1200 18/1150
