# What is set side by side is no council: the notes say areas; and counts that are weighted, as their heading says.
take_up_report examples/golden/inputs/published_modes.csv --key mechanism --numerator "weighted satisfied" --denominator "weighted respondents" --benchmark whole --funnel --quintiles
