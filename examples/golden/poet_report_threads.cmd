# The figures are those of poet_report_users, whatever the threads.
poet_report {data}/synthetic_survey.csv --role user --threads 3
