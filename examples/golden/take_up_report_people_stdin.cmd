take_up_report - --people service --change
stdin examples/golden/inputs/people_services.csv
