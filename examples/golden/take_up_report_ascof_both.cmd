take_up_report examples/golden/inputs/published_ascof.csv --key 'ONS Code' --measure 'Measure Type' --numerator-is Numerator --denominator-is Denominator --value 'Measure Value' --where 'Disaggregation Level=Total'
exit 1
