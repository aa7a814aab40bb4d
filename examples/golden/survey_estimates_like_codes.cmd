# Answers that read as if nobody had answered are counted, and said to be suspicious.
survey_estimates examples/golden/inputs/answers_like_codes.csv --outcome Q12=3
