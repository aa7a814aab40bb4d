# Areas of four nations are one list: a district of Northern Ireland is no council of adult social care, and stands among them.
take_up_report examples/golden/inputs/other_nations.csv --key ons_code --name name --numerator helped --denominator asked --sort share:desc --top 2
