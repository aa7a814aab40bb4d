# Headings and nothing below them: nothing was asked, and an empty table is no answer.
calculator examples/golden/inputs/calculations_none.csv
exit 1
