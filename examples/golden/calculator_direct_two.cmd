calculator newcombe 56 70 48 80 --level 0.9
