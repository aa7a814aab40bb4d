# A format that there is not.
personalisation_2011 --format pdf
exit 2
