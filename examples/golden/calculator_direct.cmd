calculator wilson 850 7335
