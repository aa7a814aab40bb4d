# what is withheld is in no word and no mark of the picture
take_up_report examples/golden/inputs/published_small.csv --key area --numerator n --denominator d --protect both-sides:5 --format svg --chart caterpillar --width 340
