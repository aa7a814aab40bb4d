# A list that leaves a figure out is refused: no figure is passed over in silence.
personalisation_2011 --figures examples/golden/inputs/figures_one.csv
exit 1
