# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What --protect withholds is in no report, in no format and in nothing that is made beside it; nor does it follow from what is
# there: a region less its other areas, the whole less the regions, a count less a part of it.
. "$(dirname -- "$0")/common.sh"

cat >small.csv <<'END'
area,region,period,n,dp,d
Ash,North,2022-23,996,390,1000
Elm,North,2022-23,513,101,1500
Fir,South,2022-23,800,397,2000
Ivy,South,2022-23,751,310,1900
Oak,South,2022-23,307,120,800
Yew,South,2022-23,2,0,700
England,,2022-23,3369,1318,7900
Ash,North,2023-24,997,400,1000
Elm,North,2023-24,617,101,1500
Fir,South,2023-24,900,397,2000
Ivy,South,2023-24,801,310,1900
Oak,South,2023-24,363,120,800
Yew,South,2023-24,3,0,700
England,,2023-24,3681,1328,7900
END
# Withheld: 996 and 997 of 1,000 (those without are 4 and 3), 2 and 3 of 700; beside them Elm, from which and the North 997 would
# follow, and Oak in the South; and what these make.
forbidden='(^|[^0-9.,])(996|997|617|513|363|307)([^0-9]|$)|0\.99[67]|99\.[67]%|0\.00428|0\.00285|0\.4113|41\.1%|0\.45375|45\.4%|0\.342([^0-9]|$)|34\.2%|0\.38375|38\.4%'
columns="--key area --numerator n --denominator d --direct-payments dp --period period"

# follows KEYS: in a CSV of take_up_report, counts of a region or of the whole of which one part alone is withheld, and counts
# made of a count that is withheld.
follows() {
    awk -F, '
        NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
        { sub(/\r$/, "") }
        {
            split("numerator denominator direct_payments", counts, " ")
            for (k in counts) {
                c = counts[k]
                if (!(c in at)) continue
                v = $at[c]
                if ($1 == "council") {
                    seen[$5] = 1
                    if (v == "") ++hidden[$5, c]
                    all[c] += (v == "")
                } else if ($1 == "region") {
                    if (v != "" && hidden[$4, c] == 1) print c " of one area follows from " $4
                    if (v == "") ++regions_hidden[c]
                    sum[$4] = 1
                } else {
                    if (v != "" && all[c] == 1) print c " of one area follows from " $4
                    if (v != "" && regions_hidden[c] == 1) print c " of one region follows from " $4
                }
            }
            if ($at["share"] != "" && ($at["numerator"] == "" || $at["denominator"] == "")) print "a share of what is withheld: " $0
            if (("direct_payments_of_budgets" in at) && $at["direct_payments_of_budgets"] != "" && ($at["numerator"] == "" || $at["direct_payments"] == ""))
                print "a share of what is withheld: " $0
        }' "$1"
}

timeout 60 "$programs/take_up_report" small.csv $columns --format csv >unprotected 2>/dev/null
grep -qE "$forbidden" unprotected || wrong "the search finds nothing where nothing is protected"
# The search by subtraction finds what suppressing the small counts alone would tell.
sed 's/^council,,,Ash,North,997,/council,,,Ash,North,,/' unprotected >small_alone
[ -n "$(follows small_alone)" ] || wrong "the search by subtraction finds nothing where one area of a region is withheld"
looked=0
for format in text markdown csv json; do
    for beside in "" "--benchmark whole" "--benchmark region" "--funnel" "--quintiles" "--change" "--trend" "--only Ash" "--top 3" \
        "--target 0.5" "--sample" "--where region!=North"; do
        exits 0 "$programs/take_up_report" small.csv $columns $beside --format $format --protect both-sides:5
        cat out err | grep -nE "$forbidden" && wrong "take_up_report $beside --format $format tells what is withheld"
        grep -q "withheld" out err || wrong "take_up_report $beside --format $format does not say that counts are withheld"
        if [ "$format" = csv ]; then
            case $beside in
                --only* | --top*) ;;
                *) found=$(follows out); [ -z "$found" ] || wrong "take_up_report $beside: $found" ;;
            esac
        fi
        looked=$((looked + 1))
    done
done
[ "$looked" -eq 48 ] || wrong "$looked reports were looked at, not 48"

# Regions and the whole are those of all people, however much is withheld.
exits 0 "$programs/take_up_report" small.csv $columns --protect both-sides:5
grep -qE '^North +1,614 +2,500 +64\.6%' out || wrong "the North is not 1,614 of 2,500: $(cat out)"
grep -qE '^South +2,067 +5,400 ' out || wrong "the South is not 2,067 of 5,400: $(cat out)"
grep -qE '^England +3,681 +7,900 +46\.6%' out || wrong "England is not 3,681 of 7,900: $(cat out)"

# What somebody could tell is told the owner, beside the report and not in it.
cp out without_audit
exits 0 "$programs/take_up_report" small.csv $columns --protect both-sides:5 --audit
same out without_audit
grep -qE '^2023-24 +Ash, on budgets +400 +1,000$' err || wrong "the budgets of Ash are not from 400 to 1,000: $(cat err)"
grep -qE '^2023-24 +Elm, on budgets +614 +1,214$' err || wrong "the budgets of Elm are not from 614 to 1,214: $(cat err)"
grep -qE '^2023-24 +Ash, eligible and not on budgets +0 +600$' err || wrong "nobody is told who is without: $(cat err)"
grep -E '^2023-24 +(Fir|Ivy|North|South|the whole)' err && wrong "the audit speaks of what is shown"
for line in source indicator period basis role data; do
    grep -E "^  $line " out | tr -s ' ' >of_report
    grep -E "^  $line " err | tr -s ' ' >of_audit
    same of_report of_audit
done
exits 2 "$programs/take_up_report" small.csv $columns --audit
says "--audit tells what can be told of what --protect withholds"

# A sum that is known already stays published, or nothing is printed.
grep -vE '^(Fir|Ivy|Oak),' small.csv >alone.csv
exits 0 "$programs/take_up_report" alone.csv $columns --total none --where area!=England --protect threshold:5
grep -qE '^South +\[c\] +700 ' out || wrong "the South, which is Yew, is shown: $(cat out)"
exits 1 "$programs/take_up_report" alone.csv $columns --total none --where area!=England --protect threshold:5 --keep South
says "no pattern of withheld counts keeps small ones from following with the sums to be kept (--keep); nothing is printed"
[ -s out ] && wrong "something is printed although there is no pattern: $(cat out)"
exits 2 "$programs/take_up_report" small.csv $columns --protect threshold:5 --keep East
says "found 'East', which is no region of the rows read; expected "
exits 2 "$programs/take_up_report" small.csv $columns --keep South

# A council's page speaks of the years before: of small.csv with nothing small in the last year, Ash is withheld in the year before.
sed -e 's/^Ash,North,2023-24,997/Ash,North,2023-24,600/' -e 's/^Yew,South,2023-24,3/Yew,South,2023-24,300/' -e '/^England/d' small.csv >last_is_large.csv
for format in text markdown html; do
    exits 0 "$programs/take_up_report" last_is_large.csv $columns --total none --only Ash --format $format --protect both-sides:5
    grep -q '\[c' out || wrong "Ash is shown in the year before: $(cat out)"
    tr '\n' ' ' <out | tr -s ' ' | grep -q 'No count had to be withheld' && wrong "the page in $format says that nothing was withheld, above what is"
    tr '\n' ' ' <out | tr -s ' ' | grep -q 'No count of this period had to be withheld by this rule, and [0-9]* rows of other periods have' ||
        wrong "the page in $format does not say that other periods have counts withheld: $(cat out)"
done

# Pictures of rounded counts say so below.
exits 0 "$programs/take_up_report" small.csv $columns --format svg --chart caterpillar --protect threshold:5,round:5
tr '\n' ' ' <out | sed 's/<[^>]*>/ /g' | tr -s ' ' | grep -q 'Counts are rounded, and shares are of rounded counts' || wrong "the picture does not say that counts are rounded"
exits 0 "$programs/take_up_report" small.csv $columns --format svg --chart caterpillar --protect threshold:5
grep -q 'Counts are rounded' out && wrong "a picture of counts as they are says that they are rounded"

# Two reports of the same people: the second leaves out Oak, whom the first withholds beside Yew.  The South of the first, 2,067, less
# that of the second, 1,704, would be the 363 of Oak, and then 2,067 less Fir, Ivy and Oak the 3 of Yew.
now="--period-is 2023-24 --total none --where area!=England --protect threshold:5"
if "$programs/take_up_report" small.csv $columns $now --ledger probe.json >out 2>err; then
    exits 0 "$programs/take_up_report" small.csv $columns $now --where area!=Oak --format csv
    grep -qE ',(1704|3318),' out || wrong "without a ledger the second report does not leak: the check shows nothing: $(cat out)"
    exits 0 "$programs/take_up_report" small.csv $columns $now --ledger ledger.json --format csv
    grep -q '^region,,,South,,2067,' out || wrong "the South is not 2,067: $(cat out)"
    head -2 ledger.json | grep -q '"not_for_release": "This file holds counts before protection' || wrong "the ledger does not say what it is"
    [ "$(mode_of ledger.json)" = "-rw-------" ] || wrong "the ledger is not its owner's alone: $(mode_of ledger.json)"
    cp -p ledger.json after_first.json
    # Where the report cannot be written nothing was released, and the ledger is as it was.
    exits 1 "$programs/take_up_report" small.csv $columns $now --where area!=Oak --ledger ledger.json --output no_such_folder/report.txt
    says "ledger.json is as it was"
    cmp -s ledger.json after_first.json || wrong "the ledger tells of a report that could not be written"
    exits 1 "$programs/take_up_report" small.csv $columns $now --ledger not_yet.json --output no_such_folder/report.txt
    [ ! -e not_yet.json ] || wrong "there is a ledger of a report that could not be written"
    exits 0 "$programs/take_up_report" small.csv $columns $now --where area!=Oak --ledger ledger.json --format csv
    grep -E ',(1704|3318|363|3),' out && wrong "the second report gives away what the first withheld"
    grep -q '^council,,,Ash,North,997,' out || wrong "the second report withholds what tells nothing: $(cat out)"
    grep -q "What was released before was taken into account" err || wrong "the report does not speak of the ledger: $(cat err)"
    grep -qi 'ledger' out && wrong "the report names the ledger"
    # The same report again, from the ledger of both, is the same: what was printed is known already.
    cp out second
    exits 0 "$programs/take_up_report" small.csv $columns $now --where area!=Oak --ledger ledger.json --format csv
    same out second
    # With the whole to be kept there is no pattern: nothing is printed, and the ledger stays as it was.
    exits 1 "$programs/take_up_report" small.csv $columns $now --where area!=Oak --ledger after_first.json --keep whole
    says "beside what was released before (--ledger); nothing is printed"
    [ -s out ] && wrong "something is printed: $(cat out)"
    sed 's/^Fir,South,2023-24,900/Fir,South,2023-24,901/' small.csv >anew.csv
    exits 1 "$programs/take_up_report" anew.csv $columns $now --ledger after_first.json
    says "are not those that were released before, or are counted anew"
    exits 1 "$programs/take_up_report" small.csv $columns $now --ledger small.csv
    exits 2 "$programs/take_up_report" small.csv $columns --ledger ledger.json
    # Last year's table and this one's with its change: one ledger, and still the same people.
    exits 0 "$programs/take_up_report" small.csv $columns --protect both-sides:5 --period-is 2022-23 --ledger years.json
    exits 0 "$programs/take_up_report" small.csv $columns --protect both-sides:5 --change --ledger years.json --format csv
    cat out err | grep -nE "$forbidden" && wrong "the change since last year tells what last year's table withheld"
else
    says "was built without nlohmann/json"
fi

# A page carries its tables as packed files: they are read as well (gzip unpacks what has its head, and finds no tail).  Pictures have
# words and places.
with_files() {
    sed 's/ data-packed="[^"]*"//g' "$1"
    grep -o ' data-packed="[^"]*"' "$1" | cut -d '"' -f 2 | while read -r coded; do
        { printf '\037\213\010\000\000\000\000\000\000\377' && printf '%s' "$coded" | base64 -d; } | gzip -dc 2>/dev/null || :
    done
}
# Where a picture draws is no count.
without_places() { sed -E 's/ (x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|points|viewBox|transform)="[^"]*"//g'; }
pictures=0
exits 0 "$programs/take_up_report" small.csv $columns --format html
with_files out | without_places >unprotected
grep -q '^level,ons_code,' unprotected || wrong "the files of a page are not unpacked"
grep -qE "$forbidden" unprotected || wrong "the search finds nothing in a page where nothing is protected"
for written in "--format html" "--format html --funnel --quintiles --change" "--format html --only Ash" "--format svg --chart funnel" \
    "--format svg --chart caterpillar" "--format svg --chart caterpillar --only Ash" "--format svg --chart caterpillar --width 340"; do
    exits 0 "$programs/take_up_report" small.csv $columns $written --protect both-sides:5
    with_files out >seen
    cat seen err | without_places | grep -nE "$forbidden" && wrong "take_up_report $written tells what is withheld"
    grep -q "withheld" seen || wrong "take_up_report $written does not say that counts are withheld"
    grep -q "<title>\(Ash\|Yew\|Elm\|Oak\) " seen && wrong "take_up_report $written has a mark for what is withheld"
    pictures=$((pictures + 1))
done
[ "$pictures" -eq 7 ] || wrong "$pictures pages and pictures were looked at, not 7"

# A workbook has values and texts.
if has_workbooks; then
    exits 0 "$programs/take_up_report" small.csv $columns --format xlsx --output open.xlsx
    texts_of open.xlsx >texts
    grep -qE "$forbidden" texts || wrong "the search finds nothing in a workbook where nothing is protected"
    for beside in "" "--funnel --quintiles --change --trend" "--benchmark region" "--only Ash"; do
        exits 0 "$programs/take_up_report" small.csv $columns $beside --format xlsx --output safe.xlsx --protect both-sides:5
        texts_of safe.xlsx >texts
        grep -nE "$forbidden" texts && wrong "the workbook of take_up_report $beside tells what is withheld"
        grep -q "withheld" texts || wrong "the workbook of take_up_report $beside does not say that counts are withheld"
    done
fi

# All counts rounded together: the regions and the whole are the sums of what is printed.
exits 0 "$programs/take_up_report" small.csv $columns --period-is 2023-24 --format csv --protect controlled:5
awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
    { for (k = 1; k <= 2; ++k) { c = k == 1 ? "numerator" : "denominator"; v = $at[c]
          if (v !~ /^[0-9]+$/ || v % 5) exit 1
          if ($1 == "council") { region[$5, c] += v; all[c] += v } else if ($1 == "region") { if (region[$4, c] != v) exit 1 } else if (all[c] != v) exit 1 } }' out ||
    wrong "what is rounded together does not add up: $(cat out)"
grep -q "counts are rounded to a multiple of 5 beside them, all together so that sums add up" out || wrong "the rounding is not stated: $(cat out)"

# The rules of releases: ASCOF of 2024-25 withholds the 3 of 700 and the 700, and nothing of those that leave few beside them.
exits 0 "$programs/take_up_report" small.csv $columns --format csv --protect ascof_2024_25
grep -E '^council,,,(Yew|Oak).*,(700|3),' out && wrong "ascof_2024_25 shows a numerator of 3 or its base"
grep -q ',997,' out || wrong "ascof_2024_25 withholds 997 of 1,000: $(cat out)"
grep -q 'ascof_2024_25: counts of 1 to 4 are withheld, a numerator and its base together' out || wrong "ascof_2024_25 is not stated"
for release in ascs pss_ex1; do
    exits 0 "$programs/take_up_report" small.csv $columns --format csv --protect $release
    grep -q "$release: " out || wrong "$release is not stated"
    grep -qE ',(997|101|397),' out && wrong "$release prints a count that is no multiple of 5: $(cat out)"
done

# Records of people: how many they are is a count, too.
{
    echo "council,role,mechanism"
    i=0
    while [ $i -lt 3 ]; do echo "Ash,user,direct_payment"; i=$((i + 1)); done
    while [ $i -lt 31 ]; do echo "Ash,user,council_commissioned"; i=$((i + 1)); done
    while [ $i -lt 78 ]; do echo "Elm,user,direct_payment"; i=$((i + 1)); done
    while [ $i -lt 119 ]; do echo "Elm,user,council_commissioned"; i=$((i + 1)); done
    while [ $i -lt 121 ]; do echo "Elm,user,unknown"; i=$((i + 1)); done
} >people.csv
exits 0 "$programs/take_up_report" people.csv --people person --protect threshold:5
grep -qE '^Ash +\[c\] +31 ' out || wrong "3 of 31 people are shown: $(cat out)"
grep -qE '^the 2 councils read +50 +121 ' out || wrong "all 121 people are not shown: $(cat out)"
grep -E '(^|[^0-9.])(47|3)([^0-9.]|$)|unknown' out && wrong "what is withheld is told, or follows from all 50"
exits 2 "$programs/take_up_report" small.csv $columns --protect treshold:5
says "--protect: found 'treshold:5'; expected threshold:N, both-sides:N, round:N or controlled:N"
exits 2 "$programs/take_up_report" small.csv $columns --protect threshold
says "expected threshold: and a whole number of 2 or more"
finish
