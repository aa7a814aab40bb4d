calculator powr 50% 60% 400
exit 2
