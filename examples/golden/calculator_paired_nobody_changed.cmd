calculator paired 4 0 0 9
