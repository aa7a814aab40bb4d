# The same as a table for programs; its notes go to standard error.
personalisation_2011 --format csv
