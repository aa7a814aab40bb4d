# Questions of several answers a person, as a table for programs.
poet_report examples/golden/inputs/answers_of_asked.csv --instrument examples/golden/inputs/asked.csv --by 'ethnic group' --table several --format csv
