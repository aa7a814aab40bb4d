adjusted_outcomes {data}/synthetic_survey.csv --outcome "independence=a lot worse<a little worse<no difference<a little better<a lot better" --on told_value:no --model ordinal
exit 1
