survey_estimates examples/golden/inputs/synthetic_design.csv --outcome "control=a lot beter"
exit 1
