# A bad row in the pipe: nothing on standard output.
streaming_accumulators
exit 1
stdin examples/golden/inputs/mode.csv
