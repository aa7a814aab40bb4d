calculator powr 50% 60% 400
