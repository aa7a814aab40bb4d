# A filter, and users and carers together, which the report says.
survey_estimates {data}/synthetic_survey.csv --outcome told_value=yes --where region=London --by mode
