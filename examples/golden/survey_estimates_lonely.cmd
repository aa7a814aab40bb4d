survey_estimates examples/golden/inputs/synthetic_design.csv --outcome "control=a lot better,a little better" --strata region --cluster region --weight weight
exit 1
