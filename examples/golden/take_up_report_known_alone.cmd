# One council's page shows the number asked, although the number helped is withheld.
take_up_report examples/golden/inputs/other_nations.csv --key ons_code --name name --numerator helped --denominator asked --only Glenby
