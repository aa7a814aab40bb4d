# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Counts that are saved and put together: the report is the report of the records to the byte, in every format, and tables that
# do not belong together are refused.  A saved table is its owner's alone.
. "$(dirname -- "$0")/common.sh"
poet=$programs/poet_report
merge=$programs/merge_tables
survey=$data/synthetic_survey.csv

# Three councils' files: of unequal length, and one in which nobody answered.
{ head -n 1 "$survey"; sed -n 2,700p "$survey"; } >north.csv
{ head -n 1 "$survey"; sed -n '701,$p' "$survey"; } >south.csv
head -n 1 "$survey" >empty.csv
cp "$survey" all.csv
# compare BY FORMAT: the report of the files, of their tables together, of the table of their sum, and of that of all.
compare() {
    by=$1
    format=$2
    exits 0 "$poet" north.csv empty.csv south.csv --by $by --format $format --save together.table
    cp out records
    exits 0 "$merge" together.table --format $format
    same records out
    for part in north south; do exits 0 "$poet" $part.csv --by $by --save $part.table; done
    exits 0 "$poet" north.csv south.csv --by $by --format $format
    cp out records
    exits 0 "$merge" north.table south.table --format $format --save both.table
    same records out
    says 'note: north.table holds counts before any protection; it is not for release'
    exits 0 "$merge" both.table --format $format  # a merged table is a table
    same records out
}
compare none text
compare mode html
compare role,age_band json
compare council,mode csv
# The figures are those of the whole file.
sed 's/north\.csv and south\.csv/FILES/' out >of_parts
exits 0 "$poet" all.csv --by council,mode --format csv
sed 's/all\.csv/FILES/' out >of_all
same of_all of_parts
for words in "--table modes --by council --protect threshold:5" "--role user --unique respondent --protect both-sides:5" \
    "--where mode!=direct_payment --method blaker --level 0.9" "--role user --by mode --table majority"; do
    exits 0 "$poet" north.csv $words --save chosen.table
    cp out records
    # What was counted is in the table; how it is shown is asked again.
    shown=$(printf '%s\n' "$words" | sed -E 's/--(by|role|unique|where) [^ ]*//g')
    exits 0 "$merge" chosen.table $shown
    same records out
done

[ "$(mode_of north.table)" = -rw------- ] || wrong "a saved table is $(mode_of north.table)"
[ "$(head -c 42 north.table)" = 'pbo counts, not protected: NOT FOR RELEASE' ] || wrong "a saved table begins with $(head -c 42 north.table)"
# A new file is written whole or not at all.
exits 1 "$poet" north.csv --save no_such_folder/x.table
[ -s out ] && wrong "something was printed although the table could not be saved"
exits 1 "$poet" north.csv --save north.csv
says 'because it is also read'

exits 0 "$poet" north.csv --by role,age_band --save north.table
exits 0 "$poet" south.csv --by role,age_band --save south.table
exits 0 "$poet" south.csv --by mode --save by_mode.table
exits 0 "$poet" south.csv --by role,age_band --where mode=direct_payment --save chosen.table
exits 1 "$merge" north.table by_mode.table
says 'merge_tables: by_mode.table cannot be added to north.table: one is counted by role and age_band, the other mode'
exits 1 "$merge" north.table chosen.table
says 'chosen.table cannot be added to north.table: one is of the rows with anything, the other mode=direct_payment'
exits 1 "$merge" north.table north.table
says 'north.table cannot be added to north.table: north.csv is counted in both: its people would be counted twice'
exits 0 "$merge" north.table south.table --save both.table
exits 1 "$merge" both.table south.table
says 'south.table cannot be added to both.table: south.csv is counted in both'
cp south.csv renamed.csv
exits 0 "$poet" renamed.csv --by role,age_band --save renamed.table
exits 1 "$merge" south.table renamed.table
says 'south.csv and renamed.csv have the same counts to the last answer'
# Two files of as many rows are two files.
{ head -n 1 "$survey"; sed -n 2,301p "$survey"; } >first.csv
{ head -n 1 "$survey"; sed -n 302,601p "$survey"; } >second.csv
exits 0 "$poet" first.csv second.csv --by mode
exits 1 "$poet" north.csv south.csv north.csv
says 'north.csv is counted in both'
exits 1 "$merge" "$survey"
says "no saved table: it begins with 'data_kind,"
head -c 700 north.table >cut.table
exits 1 "$merge" cut.table
says 'cut.table: the content is said to take'
{ head -c 900 north.table; printf X; tail -c +902 north.table; } >altered.table
exits 1 "$merge" altered.table
says 'altered.table: the bytes were altered'
exits 2 "$merge" north.table --table modes
says 'the counts were saved without it'
exits 2 "$merge"
exits 2 "$poet" north.csv south.csv --by region
says 'takes one file'
exits 2 "$poet" north.csv --by region --save x.table
says 'it goes without --by of a column'
exits 0 "$poet" north.csv south.csv --unique respondent
grep -q 'Whether somebody is in two of the files was' out || wrong "identifiers of two files: $(tail -n 5 out)"

finish
