take_up_report examples/golden/inputs/published_categories.csv --key CASSR_CODE --category Outcome=Eligible --value Value
