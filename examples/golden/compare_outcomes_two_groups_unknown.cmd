compare_outcomes --by region --first London --second Atlantis
exit 1
