take_up_report examples/golden/inputs/published_nation.csv --key Authority --numerator Supported --denominator Population --whole Wales --where Authority!=Dyffryn --where 'Period=2022-23'
