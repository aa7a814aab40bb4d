# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Several processes print, once, what one prints of the same files, and end alike when something is wrong.
. "$(dirname -- "$0")/common.sh"
report=$programs/distributed_report
if [ ! -x "$report" ]; then
    printf 'left out: this build is without MPI\n'
    exit 0
fi
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
survey=$data/synthetic_survey.csv
# over N WORDS...: by N processes.  A job that hangs is ended, and its code is then 124 or 137.
over() {
    processes=$1
    shift
    timeout -k 5 60 mpirun -n "$processes" "$report" "$@" >out 2>err </dev/null
    code=$?
}
ended() { [ "$code" -eq "$1" ] || wrong "$2 by $processes ended with $code, not $1: $(cat err)"; }

# Files of unequal length, one of them without an answer.
lines=2
for n in 1 2 3 4 5; do
    { head -n 1 "$survey"; [ $n -eq 3 ] || sed -n "$lines,$((lines + 90 * n))p" "$survey"; } >part$n.csv
    [ $n -eq 3 ] || lines=$((lines + 90 * n + 1))
done
for words in "--by council,mode --format csv" "--role user --unique respondent --protect both-sides:5" "--format json --save ranks.table"; do
    exits 0 "$programs/poet_report" part*.csv $(printf '%s' "$words" | sed 's/ranks.table/one.table/')
    cp out alone
    for n in 1 3; do
        over $n part*.csv $words
        ended 0 "$words"
        same alone out
    done
done
same one.table ranks.table
over 2 part*.csv --output written.txt
ended 0 --output
exits 0 "$programs/poet_report" part*.csv
same out written.txt

# Errors: those of poet_report, by every process, told once.
sed '7s/user/usr/' part2.csv >bad2.csv
sed '5s/user/usr/' part4.csv >bad4.csv
for files in "part1.csv bad2.csv bad4.csv part5.csv" "part1.csv part2.csv no_such_file.csv bad4.csv"; do
    exits 1 "$programs/poet_report" $files
    sed 's/^poet_report/distributed_report/' err >alone
    for n in 1 2 4; do
        over $n $files
        ended 1 "$files"
        [ -s out ] && wrong "something was printed: $(cat out)"
        grep '^distributed_report: ' err >told
        same alone told
    done
done
over 2 bad2.csv part1.csv bad4.csv --rejects rejects.csv
ended 0 --rejects
exits 0 "$programs/poet_report" bad2.csv part1.csv bad4.csv --rejects rejects_of_one.csv
same rejects_of_one.csv rejects.csv
over 2 part1.csv part2.csv part1.csv
ended 1 "a file named twice"
says 'part1.csv is counted in both'
over 2 part1.csv --by no_column
ended 2 "a column that cannot be"
over 2 part1.csv --output no_such_folder/x
ended 1 "a folder that there is not"
over 3 --version
ended 0 --version
[ "$(wc -l <out)" -eq 1 ] || wrong "the version was told $(wc -l <out) times"

# What is finished is kept, and only the rest is counted.
mkdir kept
exits 0 "$programs/poet_report" part*.csv --by mode
cp out alone
over 3 part1.csv part2.csv part3.csv bad4.csv part5.csv --by mode --checkpoints kept
ended 1 "a bad file among good ones"
[ "$(ls kept | wc -l)" -ge 1 ] || wrong "no counts were kept of the good files"
over 2 part*.csv --by mode --checkpoints kept
ended 0 --checkpoints
same alone out
[ "$(ls kept | wc -l)" -eq 5 ] || wrong "of 5 files the counts of $(ls kept | wc -l) were kept"
for one in kept/*; do
    [ "$(mode_of "$one")" = -rw------- ] || wrong "$one is $(mode_of "$one")"
done
grep -q 'counted again' err && wrong "counted again: $(cat err)"
# A file that cannot be read any more, of the same length and time: its counts are there.
cp -p part2.csv good2.csv
tr 'u' 'x' <good2.csv >part2.csv
touch -r good2.csv part2.csv
over 2 part*.csv --by mode --format text --level 0.95 --checkpoints kept
ended 0 "nothing left to count"
same alone out
over 2 part*.csv --by council --checkpoints kept
ended 1 "other options, of a file that is no survey any more"
cp -p good2.csv part2.csv
printf '\n' >>part2.csv
over 3 part*.csv --by mode --checkpoints kept
ended 0 "a file that has grown"
says 'bytes, which has'
exits 0 "$programs/poet_report" part*.csv --by mode
cp out alone
over 3 part*.csv --by mode --checkpoints kept
ended 0 "all is kept"
same alone out
for one in kept/*; do printf 'x' >>"$one"; done
over 2 part*.csv --by mode --checkpoints kept
ended 1 "altered counts"
says '1 bytes follow after the end; nothing is written over it: delete it, and part'
[ "$(grep -c '^distributed_report: ' err)" -eq 1 ] || wrong "the error was told $(grep -c '^distributed_report: ' err) times"
# Which file it is that is told can be deleted, and then it goes on.
for one in kept/*; do head -c 500 "$survey" >"$one"; done
over 3 part*.csv --by mode --checkpoints kept
ended 1 "foreign files in place of counts"
says 'distributed_report: kept/counts_'
says "no saved table: it begins with 'data_kind,"
says 'delete it, and part1.csv is counted again'
rm kept/*
over 3 part*.csv --by mode --checkpoints kept
ended 0 "counted anew"
same alone out
# Notes of several processes are lines of their own.
for time in 1 2 3; do
    for one in part*.csv; do printf '\n' >>"$one"; done
    over 5 part*.csv --by mode --checkpoints kept
    ended 0 "five files that have grown"
    [ "$(grep -c '^note: kept/counts_[0-9a-f]*.table holds counts of a file of [0-9]* bytes, which has [0-9]*; part[1-5].csv is counted again$' err)" -eq 5 ] ||
        wrong "the notes of five processes are not five lines: $(cat err)"
done
# A folder that one process has and the other not.
mkdir with without
mkdir with/kept
cp part1.csv with
cp part1.csv without
for time in 1 2 3; do
    timeout -k 5 60 mpirun -n 1 -wdir "$PWD/with" "$report" part1.csv --checkpoints kept : -n 1 -wdir "$PWD/without" "$report" part1.csv \
        --checkpoints kept >out 2>err </dev/null
    code=$?
    processes=2
    ended 1 "a folder that one process has"
    says 'distributed_report: process 1: --checkpoints: Directory does not exist: kept'
    [ "$(grep -c 'does not exist' err)" -eq 1 ] || wrong "it was told $(grep -c 'does not exist' err) times"
done
timeout -k 5 60 mpirun -n 1 "$report" part1.csv part2.csv : -n 1 "$report" part1.csv part4.csv >out 2>err </dev/null
code=$?
ended 1 "other commands"
says 'nothing was counted: rank 1 has other inputs than rank 0'
# A process that is killed while it waits for its file ends the job, and nothing is printed.
mkfifo never_written
for time in 1 2 3; do
    timeout -k 5 60 mpirun -n 1 "$report" part1.csv never_written : \
        -n 1 sh -c '"$0" part1.csv never_written & sleep 2; kill -9 $!; wait $!; exit 9' "$report" >out 2>err </dev/null
    code=$?
    [ "$code" -ne 0 ] && [ "$code" -ne 124 ] && [ "$code" -ne 137 ] || wrong "with a killed process the job ended with $code"
    [ -s out ] && wrong "something was printed although a process was killed"
done
over 2 part1.csv --checkpoints no_such_folder
ended 2 "a folder for counts that there is not"

finish
