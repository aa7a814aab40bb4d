survey_estimates examples/golden/inputs/synthetic_design.csv --outcome "control=a lot better,a little better" --population councils_in_region
exit 2
