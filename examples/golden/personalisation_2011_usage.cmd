# A format that there is not.
personalisation_2011 --format html
exit 2
