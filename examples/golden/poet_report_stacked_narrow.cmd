# A phone's layout, of client groups.
poet_report {data}/synthetic_survey.csv --role user --table modes --by client_group --format svg --chart stacked --width 340
