# A survey that is not there.
personalisation_2011 --survey examples/golden/inputs/no_such_file.csv
exit 1
