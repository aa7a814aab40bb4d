# Councils of four nations, whose whole nobody has named.
take_up_report examples/golden/inputs/layout_four_nations.csv --key Code --name Authority --numerator Supported --denominator Adults
