# Areas and their sum, all ages and the ages: nothing small follows from any of these.
direct_payment_counts examples/golden/inputs/ages_unrounded.csv --key code --item all --item younger --item older --adds-up all=younger+older --protect threshold:5 --audit
