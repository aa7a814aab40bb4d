survey_estimates examples/golden/inputs/design_negative_weight.csv --outcome control=better --strata region --cluster council --weight weight --population councils_in_region
exit 1
