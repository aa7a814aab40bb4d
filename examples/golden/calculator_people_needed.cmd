calculator people_needed 50% 60%
