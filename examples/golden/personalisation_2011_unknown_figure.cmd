# A list of figures that the program knows nothing about is refused, naming the first of them.
personalisation_2011 --figures examples/golden/inputs/figures_unknown.csv
exit 1
