# A map by the layout that is shipped, of invented figures: a square for each of 153 codes.
take_up_report examples/golden/inputs/layout_england.csv --key ons_code --name name --numerator helped --denominator asked --layout {data}/tile_layout.csv --format svg --chart tile_map --output {out}/england.svg
writes england.svg
