# Every figure in print, what fits it and what the shipped data say, as a page.
personalisation_2011
