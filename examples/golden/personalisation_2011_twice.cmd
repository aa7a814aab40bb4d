# A survey in which somebody appears twice: an error that names both lines.
personalisation_2011 --survey examples/golden/inputs/person_twice.csv --unique respondent
exit 1
