# An area of nobody but people of a mode that all answers of are hits: it says nothing about the other modes.
adjusted_outcomes examples/golden/inputs/adjusted_counts_own_area.csv --hits hits --asked asked --on mode:managed,told:no --cluster area
