# Texts as well as numbers; with --missing they are left out.
survey_estimates examples/golden/inputs/answers_like_codes.csv --outcome lived=yes --missing refused
