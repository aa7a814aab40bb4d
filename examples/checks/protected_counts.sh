# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What --protect withholds of counts and their sums is in no report of these programs, in no format, workbooks among them, in nothing
# that is written beside it; and the rules of protect_cells that print a figure for every cell.
. "$(dirname -- "$0")/common.sh"

has_workbooks && workbooks=yes || workbooks=no

# searched WHAT FORBIDDEN COMMAND...: the command in every format, with nothing forbidden in it; looked counts them.
looked=0
searched() {
    what=$1 forbidden=$2
    shift 2
    for format in text markdown csv json html; do
        exits 0 "$@" --format $format
        # Of a page the cells and sentences; its files to download are its tables again, which are searched as --format csv and json.
        if [ $format = html ]; then grep -oE '<(td|th|p|title|h1|h2|dd)[^>]*>[^<]*' out | sed 's/^<[^>]*>//' >seen; else cp out seen; fi
        cat seen err | grep -nE "$forbidden" && wrong "$what --format $format tells what is withheld"
        looked=$((looked + 1))
    done
    [ $workbooks = yes ] || return 0
    exits 0 "$@" --format xlsx --output protected.xlsx
    texts_of protected.xlsx >texts || wrong "the workbook of $what cannot be read"
    cat texts err | grep -nE "$forbidden" && wrong "the workbook of $what tells what is withheld"
    looked=$((looked + 1))
}
found_in() { grep -qE "$1" out || wrong "the search finds nothing where nothing is protected: $2"; }

# Items of areas: Ash has 3 of the second and Oak 2 of both.  With the ages withheld alone, 23 less 20 is the 3, and 129 less the others Oak.
cat >items.csv <<'END'
code,council,all,younger,older
101,Ash,23,20,3
102,Elm,44,21,23
103,Fir,60,31,29
104,Oak,2,2,0
END
items="--key code --item all --item younger --item older"
forbidden='(^|[^0-9.,])(23|21|2|3)([^0-9.,]|$)|,(23|21|2|3),'
exits 0 "$programs/direct_payment_counts" items.csv $items --format csv
found_in "$forbidden" items
command="$programs/direct_payment_counts items.csv $items --adds-up all=younger+older --protect threshold:5"
exits 0 $command --format csv
rows=$(cut -d, -f3,5,7,9 out | head -6 | tr -d '\r' | tr '\n' ' ')
case $rows in *"Ash,,20, Elm,44,,"*"Fir,60,31,29 Oak,,,0 "*) ;; *) wrong "items are not as they should be: $rows" ;; esac
searched items '(^|[^0-9.,:])(23|21|3)([^0-9.,]|$)|,(23|21|2|3),' $command
exits 0 $command --audit
grep -qE '^Ash, all +20 +25$' err || wrong "Ash is not from 20 to 25: $(cat err)"
grep -qE '^Oak, all +0 +5$' err || wrong "Oak is not from 0 to 5: $(cat err)"
exits 1 "$programs/direct_payment_counts" items.csv $items --adds-up all=younger --protect threshold:5
says "in 'Ash' it is 23, and its parts make 20"
[ -s out ] && wrong "something is printed of items that do not add up"
exits 2 "$programs/direct_payment_counts" items.csv $items --adds-up all=young --protect threshold:5
exits 2 "$programs/direct_payment_counts" items.csv $items --adds-up all=younger+older
exits 2 "$programs/direct_payment_counts" items.csv $items --amounts --protect threshold:5
says "whether a sum of money is one person's is told by what each person gets"
exits 0 "$programs/direct_payment_counts" items.csv $items --adds-up all=younger+older --protect controlled:5 --format csv
awk -F, 'NR > 1 { if ($5 != $7 + $9 || $5 % 5 != 0) exit 1; if (NR < 6) sum += $5; else if ($5 != sum) exit 1 }' out || wrong "rounded items do not add up: $(cat out)"
grep -q "counts are rounded to a multiple of 5 beside them, all together so that sums add up" out || wrong "the rounding is not stated"

# Without --adds-up the report says that nobody named the parts, and only its owner is told that every row adds up.
exits 0 "$programs/direct_payment_counts" items.csv $items --protect threshold:5 --format markdown
grep -q 'Nobody said which of these items are parts of another (--adds-up)' out || wrong "the report does not speak of parts: $(cat out)"
grep -q "in every row 'all' is the sum of others; if these are its parts, --adds-up 'all=younger+older' keeps" err || wrong "the owner is not told: $(cat err)"
grep -q 'in every row' out && wrong "the report tells that every row adds up"
exits 0 $command --format markdown
grep -q 'Nobody said\|in every row' out err && wrong "parts that were named are asked for: $(cat out err)"
sed 's/^102,Elm,44/102,Elm,45/' items.csv >nearly.csv
exits 0 "$programs/direct_payment_counts" nearly.csv $items --protect threshold:5 --format markdown
grep -q 'in every row' err && wrong "of items that do not add up it is said that they do"

# Rounded counts are not those of the source, and what is made of them says so; without a rule counts of few people are spoken of.
exits 0 "$programs/direct_payment_counts" items.csv $items --adds-up all=younger+older --protect round:5 --format markdown
grep -q 'counts as published' out && wrong "rounded counts are said to be as published"
exits 0 "$programs/direct_payment_counts" items.csv $items --format markdown
grep -q 'No disclosure rule was applied: 2 rows have counts of 1 to 9' out || wrong "few people are not spoken of: $(cat out)"
exits 0 "$programs/direct_payment_counts" items.csv --key code --item all --by none --protect threshold:5 --format markdown
grep -q 'Withheld by this rule, of all: .*Oak' out || wrong "it is not said which the rule withheld: $(cat out)"
grep -q 'suppressed' out && wrong "what the rule withheld is said to be suppressed in the source: $(cat out)"
# The same of years, as PSS-EX1 has them.
printf 'year,cassr_code,cassr,item,description,value\n2011-12,101,Ash,A4.18,x,5\n2011-12,101,Ash,A4.10,x,5\n2011-12,101,Ash,A4.14,x,0\n2011-12,102,Elm,A4.18,x,40\n2011-12,102,Elm,A4.10,x,20\n2011-12,102,Elm,A4.14,x,20\n' >years.csv
exits 0 "$programs/direct_payment_counts" years.csv --format markdown
grep -q 'No disclosure rule was applied: 1 row has a count of 1 to 9' out || wrong "few people of a year are not spoken of: $(cat out)"
exits 0 "$programs/direct_payment_counts" years.csv --protect threshold:6 --audit --format markdown
grep -q 'No disclosure rule' out && wrong "a rule was applied to a year, and the report says none was"
grep -qE '^ +role +user$' err || wrong "the heading of the audit is not the report's: $(cat err)"
exits 0 "$programs/direct_payment_counts" years.csv --protect round:10 --format markdown
grep -q 'counts as published' out && wrong "rounded counts of a year are said to be as published"
# A table of what all ages have in common, in CSV, speaks of the bases of the ages.
exits 0 "$programs/compare_outcomes" "$data/synthetic_survey.csv" --table strata --format csv
grep -q 'No disclosure rule was applied' err || wrong "few people of an age are not spoken of: $(cat err)"
# Estimates of rounded counts are those of the counts as printed: 3 of 24 and 3 of 26 are both 5 of 25.
for n in 24 26; do
    { echo "answer"; awk -v n=$n 'BEGIN { for (i = 0; i < n; ++i) print i < 3 ? "yes" : "no" }'; } >answers$n.csv
    exits 0 "$programs/survey_estimates" answers$n.csv --outcome answer=yes --protect round:5 --format markdown
    sed "s/answers$n/answers/" out >rounded_$n
done
same rounded_24 rounded_26
grep -q '20.0%' rounded_24 && grep -q 'The counts are rounded: shares' rounded_24 || wrong "5 of 25 is not 20%: $(cat rounded_24)"
# Of an error that is rounded outwards it is not said whether it is over 30% of the share: of 12 of 28 with weights it is 20%, and prints as more.
{ echo answer,weight; awk 'BEGIN { for (i = 0; i < 28; ++i) print (i < 12 ? "yes," : "no,") 1 + i % 2 }'; } >weighed.csv
exits 0 "$programs/survey_estimates" weighed.csv --outcome answer=yes --weight weight --protect round:5 --format markdown
grep -q 'relative standard error\|hardly known' out && wrong "a rounded error is said to be over 30% of the share: $(cat out)"
grep -q 'Where a standard error is over 30% of its share is not said' out || wrong "what is not said is not named: $(cat out)"
# Programs without --protect that are asked for it say why.
for program in adjusted_outcomes adjusted_figures; do
    [ -x "$programs/$program" ] || continue
    exits 2 "$programs/$program" --protect threshold:5
    says "There is no --protect: a model of a few groups gives their counts back"
done
for report in "budget_paths synthetic_survey.csv --role user --period-is 2011-03-31" "compare_outcomes synthetic_survey.csv" \
    "poet_report synthetic_survey.csv --role user" "poet_report synthetic_survey.csv --role user --table modes --by age_band"; do
    program=${report%% *}
    options=${report#* synthetic_survey.csv}
    exits 0 "$programs/$program" "$data/synthetic_survey.csv" $options --protect round:5 --format markdown
    grep -q '^> The counts are rounded: shares.* made of rounded counts' out || wrong "$report does not say that its shares are of rounded counts"
    exits 0 "$programs/$program" "$data/synthetic_survey.csv" $options --protect threshold:5 --format markdown
    grep -q 'The counts are rounded' out && wrong "$report speaks of rounding where there is none"
done

# Two reports, with Fir and without her: the 85 of the second leaves Elm's 44, and then 129 less 44 and 60 is 25 for Ash and Oak: nothing more.
# Where the first withheld Elm beside Oak, the second must not print what gives Elm away.
printf 'code,council,all\n101,Ash,30\n102,Elm,12\n103,Fir,60\n104,Oak,2\n' >four.csv
one="$programs/direct_payment_counts four.csv --key code --item all --protect threshold:5"
exits 0 $one --format csv
grep -qE ',Elm,.*,12,' out && wrong "Elm does not cover Oak: $(cat out)"
exits 0 $one --where council!=Elm --format csv
grep -q ',92,' out || wrong "without a ledger the second report does not leak: the check shows nothing: $(cat out)"
if $one --ledger ledger.json >out 2>err; then
    exits 0 $one --where council!=Elm --ledger ledger.json --format csv
    grep -E ',(92|12|2),' out && wrong "the second report gives away what the first withheld"
    head -2 ledger.json | grep -q '"not_for_release"' || wrong "the ledger does not say what it is"
    [ "$(mode_of ledger.json)" = "-rw-------" ] || wrong "the ledger is not its owner's alone: $(mode_of ledger.json)"
    exits 2 "$programs/direct_payment_counts" four.csv --key code --item all --ledger ledger.json
    # An item alone and, in another report, as the sum of its parts: 23 less 20 is the 3, in whichever order they are printed.
    alone="$programs/direct_payment_counts items.csv --key code --item all --where council!=Oak --protect threshold:5 --format csv"
    exits 0 $alone --ledger alone_first.json
    grep -q ',Ash,,23,' out || wrong "all ages of Ash are not there: $(cat out)"
    exits 0 $command --format csv
    grep -q ',Ash,,,\[c],20,' out || wrong "without a ledger the younger are not there: the check shows nothing: $(cat out)"
    exits 0 $command --ledger alone_first.json --format csv
    grep -qE ',Ash,,23,,20,|,129,|,Oak,,2,' out && wrong "the parts give away what all ages hide: $(cat out)"
    exits 0 $command --ledger parts_first.json --format csv
    exits 0 $alone --ledger parts_first.json
    grep -qE ',(23|127),' out && wrong "all ages give away what the parts hid: $(cat out)"
    # Items by other columns than before, and items of which nobody knows whether they are parts of those before, are refused: 23 less 20 is
    # the 3 that one of the reports withholds.
    printf 'code,council,sex,all\n1,Ash,F,3\n1,Ash,M,20\n2,Elm,F,9\n2,Elm,M,30\n3,Fir,F,40\n3,Fir,M,12\n' >sexes.csv
    sexes="$programs/direct_payment_counts sexes.csv --key code --item all --protect threshold:5 --ledger sexes.json"
    exits 0 $sexes --by none
    exits 1 $sexes --by sex
    says "'sexes.json' has items by no column, and here they are by sex"
    exits 0 "$programs/direct_payment_counts" items.csv --key code --item older --protect threshold:5 --ledger parts.json
    exits 1 "$programs/direct_payment_counts" items.csv --key code --item all --item younger --protect threshold:5 --ledger parts.json
    says "'parts.json' has 'older', which this report does not"
    exits 1 "$programs/direct_payment_counts" items.csv $items --protect threshold:5 --ledger parts.json
    says "in every row 'all' is the sum of others"
    [ -s out ] && wrong "something is printed of items whose parts are not named: $(cat out)"
    # Answers by one column and by another have the sums of all people in common.
    exits 0 "$programs/poet_report" "$data/synthetic_survey.csv" --role user --table outcomes --by mode --protect threshold:5 --ledger answers.json
    exits 0 "$programs/poet_report" "$data/synthetic_survey.csv" --role user --table outcomes --by age_band --protect threshold:5 --ledger answers.json
    grep -q "What was released before was taken into account" out || wrong "the outcomes by age do not speak of the ledger: $(cat out)"
    # What modes, answers and estimates have in common a ledger does not know: they go into ledgers of their own.
    exits 1 "$programs/poet_report" "$data/synthetic_survey.csv" --role user --table modes --by age_band --protect threshold:5 --ledger answers.json
    says "it has a report of answers"
    exits 1 "$programs/survey_estimates" "$data/synthetic_survey.csv" --outcome told_value=yes --by council --protect threshold:5 --ledger answers.json
    says "and this is one of estimates: how the two add up a ledger does not know"
    # Councils within regions: 23 of 73 in the North and 20 of 40 in Ash are 3 of 33 in Beech.
    awk 'BEGIN { print "role,region,council,told"; split("North Ash 20 40 North Beech 3 33 South Cedar 14 30 South Dell 12 28 South Elm 11 26", a, " ")
        for (i = 1; i <= 20; i += 4) for (k = 1; k <= a[i + 3]; ++k) print "user," a[i] "," a[i + 1] "," (k <= a[i + 2] ? "yes" : "no") }' >nested.csv
    told="$programs/survey_estimates nested.csv --protect threshold:5 --format csv --outcome"
    exits 0 $told told=yes --by region --ledger nested.json
    cp nested.json regions.json
    exits 1 $told told=yes --by council --ledger nested.json
    says "groups of 'council' and 'region' lie within each other"
    [ -s out ] && wrong "councils are printed beside their regions: $(cat out)"
    cmp -s nested.json regions.json || wrong "a ledger keeps a report that was refused"
    exits 1 $told region=North --by council --ledger nested.json  # the region is what is estimated
    says "lie within each other"
    exits 0 "$programs/poet_report" "$data/synthetic_survey.csv" --role user --by region --protect threshold:5 --ledger regions_of_all.json
    exits 1 "$programs/poet_report" "$data/synthetic_survey.csv" --role user --by council --protect threshold:5 --ledger regions_of_all.json
    says "groups of 'council' and 'region' lie within each other"
    exits 2 "$programs/poet_report" "$data/synthetic_survey.csv" --where role=user --protect threshold:5 --ledger answers.json
    # A comparison has the better answers and the bases of people who manage a direct payment themselves and of managed budgets, area by area;
    # in the outcomes by mode the second are printed beside sums of their answers.  What one withholds the other must not tell, in either order.
    survey="$data/synthetic_survey.csv"
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; print; next }
        $at["role"] == "user" && $at["mode"] == "managed_budget" { if (++n > 60) next; $at["dignity"] = n <= 3 ? "a lot better" : n <= 31 ? "no difference" : "a lot worse" }
        { print }' "$survey" >dignity.csv
    outcomes="$programs/poet_report dignity.csv --role user --by mode --protect threshold:5 --format csv"
    areas="$programs/compare_outcomes dignity.csv --protect threshold:5 --format csv"
    estimate="$programs/survey_estimates dignity.csv --by mode --protect threshold:5 --format csv"
    exits 0 "$programs/compare_outcomes" dignity.csv --format csv
    grep -qE '^Support with dignity,.*,3,60,|,3,60,0\.05,' out || wrong "3 of 60 are not there: $(grep -i dignity out)"
    exits 0 $areas
    grep -qE ',3,60,' out && wrong "3 of 60 are shown"
    exits 0 $areas --audit
    grep -qE '^user, mode=managed_budget, dignity, better +0 ' err || wrong "the audit of a comparison does not speak of the 3: $(cat err)"
    exits 0 $areas --ledger two.json
    grep -q "No report before this one" err || wrong "the comparison does not speak of the ledger: $(cat err)"
    exits 0 $outcomes --ledger two.json
    grep -q "What was released before was taken into account" err || wrong "the outcomes do not know the comparison: $(cat err)"
    exits 0 "$programs/compare_outcomes" dignity.csv --table strata --protect threshold:5 --ledger two.json
    exits 0 $areas --table age --ledger two.json
    exits 1 "$programs/poet_report" dignity.csv --role user --table modes --by age_band --protect threshold:5 --ledger two.json
    # The answers of everybody who has a budget, by text: 3 of those on managed budgets are "a lot better", and none "a little better", so that
    # both texts together are the 3, and everybody less the other modes, too.
    exits 0 $estimate --where role=user --outcome "dignity=a lot better,a little better"
    grep -qE '^managed_budget,,' out || wrong "a group of 3 is shown: $(cat out)"
    exits 0 $estimate --outcome "dignity=a lot better,a little better" --ledger three.json
    exits 0 $estimate --outcome "dignity=no difference,a lot worse,a little worse,not applicable" --ledger three.json
    grep -qE '^managed_budget,60,' out && wrong "57 of 60 who answered tell the 3 that were withheld before: $(cat out)"
    exits 0 $estimate --outcome "dignity=no difference,a lot worse,a little worse,not applicable"
    grep -qE '^managed_budget,[0-9]+,' out || wrong "without a ledger the second estimate does not leak: the check shows nothing: $(cat out)"
    exits 1 $outcomes --ledger three.json
    says "it has a report of estimates"
    # Two reports of one question, of w and of w and x: the 22 of Ash less the 20 are the 2 who answered x, whom no report prints.  The same where x is
    # no answer in the second: 40 less 38.
    { echo c,q; awk 'BEGIN { split("Ash Beech Cedar", c, " "); split("w x y", q, " "); split("20 2 18 15 9 11 12 8 16", n, " ")
        for (i = 0; i < 9; ++i) for (j = 0; j < n[i + 1]; ++j) print c[int(i / 3) + 1] "," q[i % 3 + 1] }'; } >question.csv
    one_of="$programs/survey_estimates question.csv --by c --protect threshold:5 --format csv"
    exits 0 $one_of --outcome q=w,x
    grep -q '^Ash,40,,.*,0.55,' out || wrong "without a ledger 22 of 40 are not there: the check shows nothing: $(cat out)"
    second=0
    for more in "--outcome q=w,x" "--outcome q=w --missing x" "--outcome q=w --suppressed X" "--outcome q=w --map q:x=" \
        "--outcome q=v --map q:x=v --map q:w=v"; do
        second=$((second + 1))
        exits 0 $one_of --outcome q=w --ledger question$second.json
        grep -q '^Ash,40,,.*,0.5,' out || wrong "20 of 40 are not there: $(cat out)"
        exits 0 $one_of $more --ledger question$second.json
        grep -qE '^Ash,[0-9]' out && wrong "after w, $more tells the 2 of Ash who answered x: $(cat out)"
        grep -qE '^Beech,[0-9]' out || wrong "$more withholds more than Ash: $(cat out)"
    done
    # Two groups under one name would be a sum that the ledger does not know.
    exits 1 $one_of --outcome q=w --map c:Ash=Both --map c:Beech=Both --ledger question1.json
    says "it has a group '"
    # Also what the program knows by itself as no answer: 2 of Ash are [x], and 38 answered.
    sed 's/^\(Ash\|Beech\),x/\1,[x]/' question.csv >no_answer.csv
    none="$programs/survey_estimates no_answer.csv --by c --protect threshold:5 --format csv --ledger no_answer.json"
    exits 0 $none --outcome q=w
    grep -q '^Ash,38,' out || wrong "20 of 38 are not there: $(cat out)"
    exits 0 $none --outcome "q=w,[x]"
    grep -qE '^Ash,[0-9]' out && wrong "40 less 38 tell the 2 of Ash who gave no answer: $(cat out)"
    # Where everybody but a few gave the answer, the first report of a ledger withholds it already: a later one cannot take it back.
    sed '/^Ash,y/d' question.csv >nearly_all.csv
    exits 0 "$programs/survey_estimates" nearly_all.csv --by c --outcome q=w --protect threshold:5 --format csv
    grep -q '^Ash,22,' out || wrong "20 of 22 are not there without a ledger: $(cat out)"
    exits 0 "$programs/survey_estimates" nearly_all.csv --by c --outcome q=w --protect threshold:5 --format csv --ledger nearly_all.json
    grep -qE '^Ash,[0-9]' out && wrong "20 of 22 tell that 2 answered otherwise: $(cat out)"
    # Three regions: all people less the two that are compared are the third, where 3 of dignity are better.
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; print; next }
        $at["role"] == "user" && ($at["region"] == "London" || $at["region"] == "South West" || $at["region"] == "West Midlands") {
            if ($at["region"] == "West Midlands") $at["dignity"] = ++n <= 3 ? "a lot better" : n <= 40 ? "no difference" : "a lot worse"
            print }' "$survey" >thirds.csv
    thirds="$programs/compare_outcomes thirds.csv --by region --first London --protect threshold:5 --format csv"
    exits 0 "$programs/poet_report" thirds.csv --role user --protect threshold:5 --ledger thirds.json
    exits 0 $thirds --second "South West"
    grep -qE '^Support with dignity,[0-9]' out || wrong "without a ledger the regions are not there: the check shows nothing: $(cat out)"
    exits 0 $thirds --second "South West" --ledger thirds.json
    grep -qE '^Support with dignity,[0-9]' out && wrong "all people and two regions tell the 3 of the third: $(cat out)"
    # Of 240 who answered 238 are better: the other two, one no different and one worse, are few before anybody prints them.
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; print; next }
        $at["region"] == "London" { $at["dignity"] = ++n == 1 ? "no difference" : n == 2 ? "a lot worse" : "a lot better" }
        $at["region"] == "London" || $at["region"] == "South West" { print }' thirds.csv >nearly.csv
    exits 0 "$programs/compare_outcomes" nearly.csv --by region --protect threshold:5 --format csv
    grep -q '^Support with dignity,238,,240,' out || wrong "238 of 240 are not there: $(cat out)"
    exits 0 "$programs/compare_outcomes" nearly.csv --by region --protect threshold:5 --format csv --ledger nearly.json
    grep -qE '^Support with dignity,[0-9]' out && wrong "238 of 240 are there: $(cat out)"
    exits 0 "$programs/poet_report" nearly.csv --role user --by region --protect threshold:5 --ledger nearly.json
    # By age, direct payments among budgets: two at 65 and over have another budget or none.
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; print; next }
        $at["role"] == "user" && ($at["age_band"] == "18-64" || $at["age_band"] == "65+") {
            if ($at["age_band"] == "65+" && $at["mode"] !~ /direct_payment$/ && ++n > 2) next
            print }' "$survey" >ages.csv
    ages="$programs/compare_outcomes ages.csv --table age --protect threshold:5 --format csv"
    exits 0 $ages
    grep -q '^direct payment,92,94,' out || wrong "92 of 94 are not there: $(cat out)"
    exits 0 $ages --ledger ages.json
    grep -q ',92,' out && wrong "92 of 94 tell that two have another budget: $(cat out)"
    exits 1 "$programs/poet_report" ages.csv --role user --table modes --by age_band --protect threshold:5 --ledger ages.json
    # Signs that part the names in a ledger may stand in a file.
    sed 's/,Ash,/,A|s=h,/' sexes.csv >signs.csv
    signs="$programs/direct_payment_counts signs.csv --key council --item all --by sex --protect threshold:5 --ledger signs.json --format csv"
    exits 0 $signs
    exits 0 $signs
    exits 1 "$programs/direct_payment_counts" signs.csv --key council --item all --by none --protect threshold:5 --ledger signs.json
    says "'signs.json' has items by sex, and here they are by no column"
    # Another numerator of one table is said to be one.
    printf 'area,n,m,d\nAsh,3,20,40\nElm,30,40,60\nFir,30,41,70\n' >numerators.csv
    exits 0 "$programs/take_up_report" numerators.csv --key area --numerator n --denominator d --protect threshold:5 --ledger numerators.json
    exits 1 "$programs/take_up_report" numerators.csv --key area --numerator m --denominator d --protect threshold:5 --ledger numerators.json
    says "is of other counts of the same councils and period, and this report is of m of d"
    exits 2 $areas --table variation --ledger two.json
    says "--table variation prints none, but tests of many councils' counts"
    exits 2 $areas --where region=London --ledger two.json
    exits 2 $estimate --where role=user --outcome told_value=yes --ledger two.json
else
    says "was built without nlohmann/json"
fi

# Modes beside the outcomes of the same people: three at 65 and over have a managed budget, and all together stay.
headings=$(head -1 "$data/synthetic_survey.csv")
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; print; next }
    $at["role"] == "user" && ($at["age_band"] == "18-64" || $at["age_band"] == "65+") {
        if ($at["age_band"] == "65+" && $at["mode"] == "managed_budget" && ++n > 3) next
        print }' "$data/synthetic_survey.csv" >modes.csv
exits 0 "$programs/poet_report" modes.csv --role user --table modes --by age_band --format csv
grep -qE '^65\+,managed_budget,3,' out || wrong "three people at 65 and over are not there: $(cat out)"
exits 0 "$programs/poet_report" modes.csv --role user --table modes --by age_band --format csv --protect threshold:5
grep -qE '^65\+,managed_budget,,' out || wrong "three people are shown: $(cat out)"
awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
    { v = $at["count"]; if (v == "") ++row[$1]; if (v == "") ++column[$2]; if ($at["share"] != "" && (v == "" || $at["of"] == "")) exit 1
      if ($at["of"] != "") of[$1] = 1; seen[$1]; if ($1 == "all" && v != "") whole[$2] = 1 }
    END { for (g in row) if (row[g] == 1 && of[g]) exit 1; for (m in column) if (column[m] == 1 && whole[m]) exit 1; if (!("all" in seen)) exit 1 }' out ||
    wrong "a mode follows by subtraction, or all together are left out: $(cat out)"
for format in text markdown csv json html; do
    exits 0 "$programs/poet_report" modes.csv --role user --table modes --by age_band --format $format --protect threshold:5 --audit
    looked=$((looked + 1))
done
grep -qE '^user, 65\+, managed_budget +0 +' err || wrong "the audit does not speak of the three: $(cat err)"

# How people came by their budget, and how long they had it: no count of 1 to 4, and none that is the sum less the others.
few_and_lone() {
    awk -F, -v first="$1" -v columns="$2" '
        NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; n = split(columns, name, " "); next }
        { for (i = 1; i <= n; ++i) { v = $at[name[i]]; kind = name[i] SUBSEP (first > 1 ? $2 : "")
              if (v ~ /^[1-4]$/) print name[i] " is " v ": " $0
              if ($1 == "all") whole[kind] = v; else if (v == "") ++hidden[kind] } }
        END { for (k in hidden) if (hidden[k] == 1 && whole[k] != "") print "one of " k " follows from all" }' out
}
awk 'NR == 1 || NR % 3 == 0' "$data/synthetic_survey.csv" >third.csv
for table in modes time; do
    if [ $table = modes ]; then set -- 2 "people known not_known"; else set -- 1 "under_6_months months_6_to_11 year_1 years_2_or_more known not_yet not_stated"; fi
    exits 0 "$programs/budget_paths" third.csv --role user --table $table --period-is 2011-03-31 --format csv
    [ -n "$(few_and_lone "$1" "$2")" ] || wrong "budget_paths --table $table: nothing is small there"
    exits 0 "$programs/budget_paths" third.csv --role user --table $table --period-is 2011-03-31 --format csv --protect threshold:5
    found=$(few_and_lone "$1" "$2")
    [ -z "$found" ] || wrong "budget_paths --table $table: $found"
done
exits 0 "$programs/budget_paths" third.csv --table pairs --format csv --protect both-sides:5
grep -E ',[1-4],' out && wrong "pairs of 1 to 4 are shown"

# Other rules for cells.  13 to the nearest 5 is 15; by the ten-five rule 9 is withheld.
printf 'cell,count,relation,cell_key\na,13,+a,1\nb,9,+b,0\nc,40,+c,3\nall,62,+a +b +c,0\n' >cells.csv
cells="$programs/protect_cells cells.csv --format csv"
figures() { tail -n +2 out | cut -d, -f1,2 | tr -d '\r' | tr '\n' ' '; }
exits 0 $cells --protect round:5
[ "$(figures)" = "a,15 b,10 c,40 all,60 " ] || wrong "round:5 prints $(figures)"
exits 0 $cells --protect ten_five
[ "$(figures)" = "a,15 b, c,40 all,60 " ] || wrong "ten_five prints $(figures)"
exits 0 $cells --protect controlled:5 --publish rounded.csv
same out rounded.csv
awk -F, 'NR > 1 { if ($2 % 5) exit 1; if ($1 == "all") exit sum != $2; sum += $2 }' out || wrong "controlled:5 does not add up: $(cat out)"
echo 000102030405060708090a0b0c0d0e0f >secret
exits 0 $cells --protect random:5 --secret secret
cp out once
exits 0 $cells --protect random:5 --secret secret
same out once
grep -q 000102030405 out err && wrong "the secret is printed"
exits 2 $cells --protect random:5
echo 0001020304 >short
exits 1 $cells --protect random:5 --secret short
says "32 hexadecimal digits"
grep -q 0001020304 err && wrong "what is in the file of the secret is printed: $(cat err)"
printf 'pcv_from,pcv_to,key_from,key_to,p_value\n1,1,0,3,-1\n2,2,0,3,0\n3,3,0,1,2\n3,3,2,3,-1\n' >table.csv
exits 0 $cells --perturbation table.csv
[ "$(figures)" = "a,15 b,11 c,39 all,64 " ] || wrong "the perturbed cells are $(figures)"
exits 0 $cells --perturbation table.csv --threshold 12
[ "$(figures)" = "a,15 b, c,39 all,64 " ] || wrong "the perturbed cells of 12 or more are $(figures)"
sed '/^3,3,2/d' table.csv >hole.csv
exits 1 $cells --perturbation hole.csv
says "row 3, key 2 is missing"
for rules in "--protect round:1" "--protect threshold:5" "--protect round:5 --threshold 5" "--protect round:5 --audit" "--secret secret" \
    "--protect ten_five --perturbation table.csv"; do
    exits 2 $cells $rules
done

# A file of cells that is broken in ten ways: each is an error that says where and what.
broken() {
    printf '%b' "$1" >broken.csv
    exits 1 "$programs/protect_cells" broken.csv
    says "$2"
    [ -s out ] && wrong "something is printed of a file that is broken: $1"
}
broken 'cell,count\na,3\n' "relation"
broken 'cell,count,relation\na,three,+a\n' "broken.csv:2"
broken 'cell,count,relation\na,-3,+a\n' "counts -3 people"
broken 'cell,count,relation\na,3,a\n' "each start with + or -"
broken 'cell,count,relation\na,3,+\n' "a leaf's name after each + or -"
broken 'cell,count,relation\na,3,+a\na,4,+b\n' "'a' appears twice"
broken 'cell,count,relation\na,3,+a\nb,4,+b\nall,8,+a +b\n' "7 for 'all'"
broken 'cell,count,relation\n,3,+a\n' "a cell without a name"
broken 'cell,count,relation,printed\na,3,+a,maybe\n' "yes or no"
broken 'cell,count,relation\na,3,+a -a\n' "has no leaves"
broken 'cell,count,relation\na,3\n' "broken.csv:2"
broken '' "broken.csv"

# A program without --protect says in its help why; a new one does, too.
for file in "$programs"/*; do
    program=$(basename "$file")
    [ -f "$file" ] && [ -x "$file" ] && [ "$program" != quickstart ] || continue
    "$file" --help 2>&1 | tr -s ' \n' ' ' | grep -q -e '--protect TEXT' -e '--protect RULE' -e 'There is no --protect: ' || wrong "$program does not say why it has no --protect"
done
[ $workbooks = yes ] && least=11 || least=10
[ $looked -ge $least ] || wrong "$looked reports were looked at, not $least or more"
finish
