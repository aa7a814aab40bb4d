calculator wilson 850 7,335
