# A survey as councils send it: a title above, semicolons, official words, NA in place of answers.
compare_outcomes examples/golden/inputs/survey_in_official_words.csv --table areas
