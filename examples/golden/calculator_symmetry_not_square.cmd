calculator symmetry 1,2 3
exit 2
