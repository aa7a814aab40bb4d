calculator people_needed 50% 50.0001%
