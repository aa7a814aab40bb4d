survey_estimates examples/golden/inputs/synthetic_design.csv --outcome "control=a lot better,a little better" --level 95
exit 2
