# Somebody's own returns and survey: a figure that agrees is no construction of ours, and areas of life that nobody was asked
# about are not among those in which councils, modes and conditions are compared.
personalisation_2011 --returns examples/golden/inputs/returns_of_three_councils.csv --survey examples/golden/inputs/survey_of_two_councils.csv
