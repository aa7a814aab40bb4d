calculator miettinen_nurminen 36 40 16 80
exit 2
