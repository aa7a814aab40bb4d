# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Outputs of the programs destroy nothing and fail aloud.  Nodes are made in the scratch folder; those of /dev are only ever
# opened by the shell.
. "$(dirname -- "$0")/common.sh"
survey=$data/synthetic_survey.csv

# A full disk, a standard output that is closed and one that nobody reads: every program, also for --help and --version.
for file in "$programs"/*; do
    [ -f "$file" ] && [ -x "$file" ] || continue
    name=$(basename "$file")
    for words in --help --version; do
        [ "$name" = quickstart ] && words=
        exits 0 "$file" $words
        [ -s out ] || wrong "$name $words printed nothing"
        timeout 60 "$file" $words >/dev/full 2>err && wrong "$name $words went well on a full disk"
        timeout 60 "$file" $words >&- 2>err && wrong "$name $words went well with standard output closed"
    done
done
for words in "poet_report --role user" take_up_report compare_outcomes "calculator --list"; do
    set -- $words
    program=$programs/$1
    shift
    timeout 60 "$program" "$@" >/dev/full 2>err && wrong "$words went well on a full disk"
    says 'standard output cannot be written (No space left on device)'
    timeout 60 "$program" "$@" >&- 2>err && wrong "$words went well with standard output closed"
    # A reader that has gone, for who was told to live on and who was not.
    (trap '' PIPE; "$program" "$@" 2>err; echo $? >code) | :
    [ "$(cat code)" = 1 ] || wrong "$words ended with $(cat code) in a pipe that nobody reads"
done

# --output is what standard output would have been.
"$programs/poet_report" "$survey" --role user >expected
exits 0 "$programs/poet_report" "$survey" --role user --output report
same report expected
[ -s out ] && wrong "--output FILE printed as well"
exits 2 "$programs/poet_report" "$survey" --format pdf --output report
exits 1 "$programs/poet_report" none.csv --output report
same report expected

# What is read is not written: by its name, through links, as standard input, as standard output.
cp "$survey" survey.csv
ln -s survey.csv link.csv
ln survey.csv other_name.csv
for name in survey.csv link.csv other_name.csv ./survey.csv; do
    for option in --output --rejects; do
        exits 1 "$programs/poet_report" survey.csv "$option" "$name"
        says 'cannot be written, because it is also read'
    done
done
timeout 60 "$programs/calculator" - --output survey.csv <survey.csv 2>err && wrong "standard input was written"
timeout 60 "$programs/poet_report" survey.csv 2>err >>survey.csv && wrong "standard output was appended to what is read"
says 'because it is also read'
same survey.csv "$survey"
cp "$survey" shipped.before
exits 1 "$programs/poet_report" --output "$survey"
same "$survey" shipped.before
exits 2 "$programs/poet_report" survey.csv --rejects both --output both
says 'both is named for two outputs'
# Also where neither is there yet, and by two names of one place.
exits 2 "$programs/poet_report" survey.csv --rejects both --output ./both
says 'both is named for two outputs'
ln -s both to_both
exits 2 "$programs/poet_report" survey.csv --rejects both --output to_both
[ -e both ] && wrong "an output that was refused was written"
printf 'old' >user
exits 0 "$programs/poet_report" "$survey" --role user --output user
same user expected

# A link stays, a mode stays, a user's own .partial stays; rejects are their owner's alone and say what they are.
printf 'old' >target
chmod 640 target
ln -s target to_target
printf 'mine' >to_target.partial
exits 0 "$programs/poet_report" "$survey" --role user --output to_target
[ -L to_target ] || wrong "a link was replaced"
same target expected
[ "$(mode_of target)" = -rw-r----- ] || wrong "a mode was changed to $(mode_of target)"
[ "$(cat to_target.partial)" = mine ] || wrong "to_target.partial was changed"
umask 022
exits 0 "$programs/poet_report" "$survey" --role user --rejects rejects.csv
[ "$(mode_of rejects.csv)" = -rw------- ] || wrong "rejects have the mode $(mode_of rejects.csv)"
head -n 1 rejects.csv | grep -q not_for_release || wrong "rejects do not say that they are not for release"

# A pipe, and where this user may make them, devices.
mkfifo pipe
cat pipe >got &
exits 0 "$programs/poet_report" "$survey" --role user --output pipe
wait
same got expected
[ -p pipe ] || wrong "a pipe was replaced"
if mknod full c 1 7 2>/dev/null && mknod null c 1 3 2>/dev/null && (: >null) 2>/dev/null; then
    exits 1 "$programs/poet_report" "$survey" --role user --output full
    says 'full: cannot be written (No space left on device)'
    exits 0 "$programs/poet_report" "$survey" --role user --output null
    [ -c full ] && [ -c null ] || wrong "a device was replaced"
fi
ls -A | grep '^\.pbo' && wrong "a neighbour was left"

# What a spreadsheet would run, what no eye sees and what moves a cursor comes out of no program as it went in: not in a cell, not
# in a message about a file, a word of the command or a cell.
printf 'method,x1,n1,=note\nwilson,1,2,=1+1\nwilson,1,2,-5\n"=cmd|x",1,2,@SUM\nwil\0son,1,"2\033[31m",a\n"a\342\200\256b",1,2,"two\nlines"\n' >hostile.csv
exits 1 "$programs/calculator" hostile.csv
cat out err >said
LC_ALL=C tr -d '\11\12\40-\176' <said >not_plain
[ -s not_plain ] && wrong "the calculator prints what it must not: $(od -c not_plain | head -n 2)"
[ "$(wc -l <out)" -eq 6 ] || wrong "a cell forged a row: $(cat out)"
grep -Eq '(^|,)"?[=@]' out && wrong "the calculator prints a formula: $(cat out)"
grep -q "^wilson,1,2,'=1+1,0.5," out || wrong "a cell that is no number was lost: $(cat out)"
grep -q '^wilson,1,2,-5,0.5,' out || wrong "a number of the user's was changed: $(cat out)"
grep -qF "'wil\x00son' is not a method; expected one of wilson" out || wrong "NUL cut a message: $(cat out)"
for file in "$programs"/*; do
    [ -f "$file" ] && [ -x "$file" ] || continue
    name=$(basename "$file")
    [ "$name" = quickstart ] && continue
    for word in "$(printf 'none\033[31m\342\200\256.csv')" "$(printf -- '--no\033[31m\342\200\256')"; do
        timeout 60 "$file" "$word" >out 2>err </dev/null && wrong "$name took the word"
        LC_ALL=C tr -d '\12\40-\176' <err >not_plain
        [ -s not_plain ] && wrong "$name prints a word of the command as it is: $(od -c not_plain | head -n 2)"
        [ -s err ] || wrong "$name said nothing about a word that it does not know"
    done
done

# Wrong usage is always 2, and rows that failed are 1.
exits 2 "$programs/poet_report" "$survey" --level 2
says '--level: '
exits 2 "$programs/poet_report" "$survey" --method guess
exits 2 "$programs/take_up_report" --level 0
exits 2 "$programs/compare_outcomes" --level 1
printf 'method,x1,n1\nwilson,1,2\nwilson,3,2\n' >rows.csv
exits 1 "$programs/calculator" rows.csv
grep -q '^wilson,1,2,0.5,' out || wrong "the row that can be computed was lost"
finish
