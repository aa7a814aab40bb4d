# A mode that no list of words knows is told the nearest.
compare_outcomes examples/golden/inputs/survey_unknown_mode.csv
exit 1
