compare_outcomes --role carer --by region --first London --second 'north west'
