calculator paired 446 5 16 690
