survey_estimates examples/golden/inputs/synthetic_design.csv --outcome happiness=yes
exit 1
