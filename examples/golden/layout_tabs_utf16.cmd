# Tabs in UTF-16, as spreadsheets write their Unicode text.
take_up_report examples/golden/inputs/layout_tabs_utf16.csv --key ons_code --name name --numerator dp --denominator people
