survey_estimates examples/golden/inputs/answers_like_codes.csv --outcome Q12=3 --missing=-9,99
