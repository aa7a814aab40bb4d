calculator power 50% 60% 400 1.5
