# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Every program reads its input once: from a pipe with a name, from standard input as - and as /dev/stdin, it prints what it
# prints for the file (but for the name of the source), and it never waits for ever.
. "$(dirname -- "$0")/common.sh"
golden=$data/../golden/inputs
mkfifo pipe

# as_from_the_file FILE PROGRAM WORDS...: @ stands for the file; no word holds a blank.
as_from_the_file() {
    file=$1
    case $file in "$data"/*) cp "$file" of_our_own.csv && file=of_our_own.csv ;; esac  # of the shipped files reports know more
    program=$2
    shift 2
    words=$*
    on() { timeout 60 "$programs/$program" $(printf '%s\n' "$words" | sed "s|@|$1|"); }
    on "$file" >expected 2>expected.err
    expected_code=$?
    plain "$file" <expected >a
    [ -s a ] || wrong "$program $words printed nothing: $(cat expected.err)"
    compare() {
        [ "$1" -eq $expected_code ] || wrong "$program $words from $2 ended with $1, not $expected_code: $(cat got.err)"
        plain "$3" <got >b
        same a b
    }
    cat "$file" >pipe &
    on pipe >got 2>got.err
    compare $? "a pipe" pipe
    wait
    for name in - /dev/stdin; do
        cat "$file" | on $name >got 2>got.err
        compare $? "standard input as $name" "standard input"
    done
}
# The words of a report but for its source's name, which may break lines elsewhere and make a column wider.
plain() { sed "s|$1|SOURCE|g; s|examples/data/[a-z_]*.csv|SOURCE|g" | tr -s ' \n-' '\n'; }
as_from_the_file "$data/synthetic_survey.csv" poet_report @ --by mode
as_from_the_file "$data/synthetic_survey.csv" poet_report @ --unique respondent
as_from_the_file "$data/synthetic_returns.csv" take_up_report @
as_from_the_file "$data/synthetic_survey.csv" compare_outcomes @
as_from_the_file "$golden/synthetic_design.csv" survey_estimates @ --outcome mode=managed_budget
as_from_the_file "$golden/synthetic_margins.csv" ascs_margins @
as_from_the_file "$golden/calculations.csv" calculator @
as_from_the_file "$golden/adjusted.csv" adjusted_outcomes @ --outcome better=yes --on mode:managed,told:no --cluster council
as_from_the_file "$data/synthetic_survey.csv" budget_paths @
as_from_the_file "$golden/print_claims.csv" check_print @
as_from_the_file "$golden/pss_ex1_long.csv" direct_payment_counts @
as_from_the_file "$golden/cells.csv" protect_cells @ --audit
as_from_the_file "$data/synthetic_survey.csv" streaming_accumulators @
as_from_the_file "$data/synthetic_survey.csv" personalisation_2011 --survey @
"$programs/poet_report" "$data/synthetic_survey.csv" --save saved.table >out || wrong "poet_report --save failed"
as_from_the_file saved.table merge_tables @
"$programs/take_up_report" "$data/synthetic_returns.csv" --save saved.table >out || wrong "take_up_report --save failed"
as_from_the_file saved.table merge_tables @ --funnel
as_from_the_file "$golden/areas_few_asked.csv" adjusted_figures @ --model small_areas --area area --estimate share --se se --on rural,spend --people people
[ ! -x "$programs/distributed_report" ] || as_from_the_file "$data/synthetic_survey.csv" distributed_report @ --by mode
as_from_the_file "$data/published_figures.csv" personalisation_2011 --figures @
# What is to be read twice and can be read once is refused, before anything is read.
for words in "poet_report - --instrument -" "poet_report - --map-file /dev/stdin" "direct_payment_counts pipe pipe" \
    "personalisation_2011 --survey - --returns /dev/stdin" "streaming_accumulators --map-file -" "take_up_report - --regions -"; do
    set -- $words
    program=$programs/$1
    shift
    exits 2 "$program" "$@"
    says 'is named for two inputs; it can be read once'
done
# A new program joins this list, or says in it that it reads nothing.
listed=" adjusted_figures poet_report take_up_report compare_outcomes survey_estimates ascs_margins calculator adjusted_outcomes budget_paths check_print
 direct_payment_counts distributed_report merge_tables protect_cells streaming_accumulators personalisation_2011 quickstart roll_out "
for file in "$programs"/*; do
    [ -f "$file" ] && [ -x "$file" ] || continue
    case " $(echo $listed) " in *" $(basename "$file") "*) ;; *) wrong "inputs.sh does not try $(basename "$file")" ;; esac
done

# A pipe into which nobody writes a whole file is told, too.
printf 'data_kind,role\n' >pipe &
timeout 60 "$programs/poet_report" pipe >out 2>err
[ $? -eq 1 ] || wrong "a file without the columns went well"
wait

# One person twice.
exits 0 "$programs/poet_report" "$data/synthetic_survey.csv" --unique respondent --role user
{ cat "$data/synthetic_survey.csv"; sed -n 2p "$data/synthetic_survey.csv"; } >twice.csv
exits 1 "$programs/poet_report" twice.csv --unique respondent
says 'expected everybody once; line 2 has the same identifier'
exits 0 "$programs/poet_report" twice.csv --unique respondent --rejects rejects.csv
sed 's/twice.csv/SOURCE/' out >with_rejects
exits 0 "$programs/poet_report" "$data/synthetic_survey.csv" --unique respondent
grep -q 'twice.csv,2066,respondent,U0001' rejects.csv || wrong "the repeated person is not among the rejects"

finish
