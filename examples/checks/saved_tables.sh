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

# Reports of returns, of samples and of comparisons: the tables of a file's parts are the table of the whole, whoever shares it out.
takeup=$programs/take_up_report
estimates=$programs/survey_estimates
compared=$programs/compare_outcomes
returns=$data/synthetic_returns.csv
cp "$returns" whole.csv
{ head -n 1 "$returns"; grep -E '^[^,]*,,S0[0-4]' "$returns"; } >lower.csv
{ head -n 1 "$returns"; grep -vE '^[^,]*,,S0[0-4]|^data_kind' "$returns"; } >upper.csv
{ head -n 1 "$returns"; grep -F ',2009-10,' "$returns"; } >earlier.csv
{ head -n 1 "$returns"; grep -vF ',2009-10,' "$returns" | sed 1d; } >later.csv
[ $(($(wc -l <lower.csv) + $(wc -l <upper.csv))) -eq $(($(wc -l <whole.csv) + 1)) ] || wrong "the returns are not shared out"
# parts_are_whole PROGRAM A B WHOLE COUNTING -- SHOWN: but for the files' names.
parts_are_whole() {
    program=$1
    first=$2
    second=$3
    all=$4
    counting=$5
    shown=$6
    exits 0 "$program" $first.csv $counting --save $first.table
    exits 0 "$program" $second.csv $counting --save $second.table
    [ "$(mode_of $first.table)" = -rw------- ] || wrong "$first.table is $(mode_of $first.table)"
    [ "$(head -c 42 $first.table)" = 'pbo counts, not protected: NOT FOR RELEASE' ] || wrong "$first.table begins with $(head -c 42 $first.table)"
    exits 0 "$program" $all.csv $counting $shown
    sed "s/$all\.csv/FILES/g" out | plain_order "$order" >of_whole
    exits 0 "$merge" $first.table $second.table $shown --save sum.table
    says "note: $second.table holds counts before any protection; it is not for release"
    sed "s/$first\.csv and $second\.csv/FILES/g; s/$first\.csv: //g; s/$second\.csv: //g" out | plain_order "$order" >of_parts
    same of_whole of_parts
    cp out of_sum
    exits 0 "$merge" sum.table $shown
    same of_sum out
}
plain_order() { if [ "$1" = any ]; then sort; else cat; fi; }
order=same
parts_are_whole "$takeup" earlier later whole "" "--format csv --trend --since 2010-03-31"
parts_are_whole "$takeup" earlier later whole "--basis including_short_term" "--format json --benchmark region"
order=any  # councils stand in the order in which they are met
parts_are_whole "$takeup" lower upper whole "" "--format csv --funnel"
order=same
sed '1s/$/,stratum,weight/;1!s/$/,all,2.5/' "$survey" >design.csv
{ head -n 1 design.csv; sed -n 2,700p design.csv; } >north_design.csv
{ head -n 1 design.csv; sed -n '701,$p' design.csv; } >south_design.csv
for shown in "--format csv" "--format csv --method korn_graubard" "--format csv --protect threshold:9" "--format csv --protect round:5"; do
    parts_are_whole "$estimates" north_design south_design design \
        "--outcome told_value=yes --by mode --strata region --cluster council --weight weight --where role=user --lonely adjust" "$shown"
done
for shown in "--format csv" "--format csv --table variation" "--format csv --table age --protect both-sides:5" "--format json --table areas"; do
    parts_are_whole "$compared" north south all "" "$shown"
done
exits 1 "$merge" lower.table north.table
says 'north.table: a saved table, but none of take_up_report'
exits 1 "$merge" earlier.table lower.table
says 'lower.table cannot be added to earlier.table: '
exits 0 "$takeup" lower.csv --save lower.table
exits 0 "$takeup" earlier.csv --save earlier.table
exits 1 "$merge" earlier.table lower.table
says ' is in both'
exits 0 "$takeup" upper.csv --basis including_short_term --save upper.table
exits 1 "$merge" lower.table upper.table
says 'one is on the eligibility basis ongoing, the other including_short_term'
exits 0 "$estimates" north_design.csv --outcome told_value=yes --by mode --save by_mode.table
sed 's/direct_payment/Direct_Payment/' south_design.csv >shouted.csv
exits 0 "$estimates" shouted.csv --outcome told_value=yes --by mode --save shouted.table
exits 1 "$merge" by_mode.table shouted.table
says "the group 'Direct_Payment' is written 'direct_payment' there"
# The audit of a saved sample is that of the records; a ledger knows texts that no saved sample has, and what is made of more than counts is not saved.
exits 0 "$estimates" north_design.csv --outcome told_value=yes --by mode --protect threshold:60 --audit
cp err audit
cp out records
exits 0 "$merge" by_mode.table --protect threshold:60 --audit
same records out
grep -v '^note: by_mode.table holds' err | diff audit - >/dev/null || wrong "the audit of a saved sample is another: $(cat err)"
exits 2 "$merge" by_mode.table --protect threshold:60 --ledger sample.json
says 'a saved table of survey_estimates has who gave one of those asked for'
exits 2 "$estimates" north_design.csv --of weight --quantile 0.5 --save quantile.table
says "made of everybody's amounts, which no table has"
exits 2 "$estimates" north_design.csv --outcome told_value=yes --weight weight --replicate-weights weight --replicate-type jk1 --save replicates.table
says '--replicate-weights stand for these'
[ ! -e sample.json ] && [ ! -e quantile.table ] && [ ! -e replicates.table ] || wrong "what is refused is written"
exits 0 "$estimates" north_design.csv --outcome told_value=yes --by mode --protect threshold:60 --save protected.table
same by_mode.table protected.table
head -c 300 lower.table >cut.table
exits 1 "$merge" cut.table --funnel
says 'merge_tables: cut.table: the shape is said to take'
exits 1 "$merge" "$returns" --trend
says "no saved table: it begins with 'data_kind,"
exits 2 "$merge" lower.table --by mode
exits 2 "$merge" by_mode.table --table majority
exits 2 "$compared" north.csv --by region --save x.table
says 'it goes without --by and --instrument'
# What --protect withholds of a sample is taken out of its counts, strata and clusters: the others have the figures of a file without them.
{ head -n 1 design.csv; sed -n 2,260p design.csv | grep ',user,'; } >users.csv
for how in "--strata region --cluster council --weight weight --lonely adjust" "--cluster council" "--strata region --weight weight --lonely remove" ""; do
    for by in council client_group; do
        exits 0 "$estimates" users.csv --outcome told_value=yes --by $by $how --protect threshold:12 --format csv
        grep -v '\[c\]' out | sed '1d; s/^all groups shown,/all,/' | cut -d , -f 1-15 >shown
        grep '\[c\]' out | cut -d , -f 1 >hidden
        [ -s hidden ] || wrong "nothing is withheld by $by"
        set --
        while IFS= read -r group; do set -- "$@" --where "$by!=$group"; done <hidden
        exits 0 "$estimates" users.csv --outcome told_value=yes --by $by $how "$@" --format csv
        sed 1d out | cut -d , -f 1-15 >without
        same shown without
    done
done
# A file of rejected rows is written when rows are read, and not when their counts are.
sed '5s/user/usr/' north.csv >bad.csv
for program in "$poet" "$compared"; do
    exits 0 "$program" bad.csv --rejects rejected.csv --save bad.table
    cp rejected.csv rejected_then.csv
    cp out records
    exits 0 "$merge" bad.table
    same records out
    same rejected.csv rejected_then.csv
    [ "$(wc -l <rejected.csv)" -ge 2 ] || wrong "no row was rejected"
done
# A comparison's table has all counts that --audit and --ledger need: what is told and kept is that of the records, whichever of the two is first.
exits 0 "$compared" all.csv --save all.table
if "$compared" all.csv --protect threshold:60 --ledger probe.json >out 2>err; then
    for table in areas strata age; do
        exits 0 "$compared" all.csv --table $table --protect threshold:60 --audit
        cp out of_records
        cp err audit_of_records
        exits 0 "$merge" all.table --table $table --protect threshold:60 --audit
        same of_records out
        sed '/^note: all.table holds counts before any protection/d' err >audit_of_table
        same audit_of_records audit_of_table
        exits 0 "$compared" all.csv --table $table --protect threshold:60 --ledger records.json
        cp out of_records
        exits 0 "$merge" all.table --table $table --protect threshold:60 --ledger table.json
        same of_records out
        same records.json table.json
        exits 0 "$merge" all.table --table $table --protect threshold:60 --ledger records.json
        exits 0 "$compared" all.csv --table $table --protect threshold:60 --ledger table.json
    done
    grep -q 'What was released before was taken into account' out || wrong "a table and its records are not of one ledger: $(cat out)"
fi
exits 0 "$compared" all.csv --where region=London --save london.table
exits 2 "$merge" london.table --protect threshold:5 --ledger london.json
says '--ledger knows the people of the whole file, and the table is only of the rows with region=London (--where when it was saved)'
[ -e london.json ] && wrong "a ledger is made of a table that is refused"
exits 2 "$merge" all.table --table variation --protect threshold:5 --ledger variation.json
says '--table variation prints none, but tests of many'

finish
