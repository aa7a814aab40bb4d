# A published table as it came: the error says what to write.
take_up_report examples/golden/inputs/published_small.csv
exit 1
