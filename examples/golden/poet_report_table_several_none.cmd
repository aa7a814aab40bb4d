# The built-in questionnaires ask no such question.
poet_report {data}/synthetic_survey.csv --table several
exit 1
