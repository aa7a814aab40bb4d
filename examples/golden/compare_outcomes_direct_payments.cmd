# "Less access": older people have direct payments less often.
compare_outcomes {data}/synthetic_survey.csv --table age --format markdown
