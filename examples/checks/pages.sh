# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The commands of README.md and docs/ run as they stand there, on files of the names they have there, and print what the page
# says they print; every option that a page names is one of some program (cmake/page_commands.awk cuts all this out).
. "$(dirname -- "$0")/common.sh"
root=$(CDPATH='' cd -- "$data/../.." && pwd -P)
inputs=$root/examples/golden/inputs
names=
for file in "$programs"/*; do
    [ -f "$file" ] && [ -x "$file" ] && names="$names $(basename "$file")"
done
mkdir -p cut/files cut/printed top
: >cut/commands
: >cut/options
for page in "$root"/README.md "$root"/docs/*.md "$root"/docs/*/*.md; do
    mkdir -p one/files one/printed
    awk -v page="${page#"$root"/}" -v out=one -v programs="$names" -f "$root/cmake/page_commands.awk" "$page" ||
        wrong "$page cannot be cut"
    for list in commands options; do
        [ -f one/$list ] && sed 's|	one/printed/|	cut/printed/|' one/$list >>cut/$list
    done
    cp one/files/* cut/files/ 2>/dev/null
    cp one/printed/* cut/printed/ 2>/dev/null
    rm -rf one
done
[ "$(wc -l <cut/commands)" -ge 20 ] || wrong "only $(wc -l <cut/commands) commands were found in the pages"

# A folder like the top of a checkout, with the files that the pages call by a name.
cp cut/files/* top/ 2>/dev/null
cd top || exit 1
ln -s "$root/include" include
ln -s "$root/examples" examples
sed 's/Synthetic council 001/Kirklees/' "$data/synthetic_returns.csv" >RETURNS.csv
printf 'S002\nS003\nSynthetic council 004\n' >peers.txt
sed '1s/$/,stratum,weight/;1!s/$/,all,2.5/' "$data/synthetic_survey.csv" >SURVEY.csv
{ head -n 1 SURVEY.csv; sed -n 2,700p SURVEY.csv; } >NORTH.csv
{ head -n 1 SURVEY.csv; sed -n '701,$p' SURVEY.csv; } >SOUTH.csv
for part in NORTH SOUTH; do "$programs/poet_report" $part.csv --by council --save $part.table >/dev/null || wrong "no $part.table"; done
"$programs/take_up_report" RETURNS.csv --save RETURNS.table >/dev/null || wrong "no RETURNS.table"
cp "$inputs/synthetic_design.csv" DATA.csv
cp "$inputs/published_ascof.csv" ascof.csv
cp "$inputs/cells.csv" CELLS.csv
cp "$inputs/own_answers.csv" answers.csv
cp "$inputs/return_as_printed.csv" ACTIVITY.csv
cp "$inputs/layout.csv" LAYOUT.csv
cp "$inputs/councils_by_year.csv" BY_YEAR.csv
cp "$inputs/people.csv" PEOPLE.csv
cp "$root/tests/reference/explain/data/take_up.csv" COUNCILS.csv
cp "$root/tests/reference/explain/data/series.csv" SERIES.csv
cp "$inputs/pss_ex1_2011_12.csv" RETURN.csv
ln -s "$root/tests" tests
sed '1s/,hit,/,told_value,/;1s/api00/hours/' "$root/tests/reference/replicates/api_jk1.csv" >REPLICATES.csv
sed '1s/mechanism/Support mechanism/' "$inputs/people_services.csv" >SERVICES.csv
cp "$inputs/synthetic_margins.csv" MARGINS.csv
head -n 9 "$inputs/calculations.csv" >COUNTS.csv  # the others are there for their errors
{
    echo year,cassr_code,cassr,item,description,value
    for year in 2009-10 2010-11 2011-12 2012-13 2013-14; do
        for item in A4.10,40 A4.14,60 A4.15,20 A4.16,10 A4.18,100 A4.20,130; do
            echo "$year,901,Alphashire,${item%,*},invented,${item#*,}"
        done
    done
} >PSS_EX1.csv
cat >PUBLISHED.csv <<'END'
level,ons_code,area,numerator,denominator
Council,E06000091,Alphaton,120,480
Council,E06000092,Betaham,90,300
England,E92000001,England,210,780
END
cat >LOOKUP.csv <<'END'
ons_code,name,region
E06000091,Alphaton,North
E06000092,Betaham,South
END

# What --help ends with: two commands at least of every program that takes options.
for name in $names; do
    [ "$name" = quickstart ] && continue
    "$programs/$name" --help | awk -v at="$name --help" '/^Examples:$/ { on = 1; next } on && /^  [a-z]/ { sub(/^  /, ""); print at "\t" $0 "\t"; ++n }
        END { exit n < 2 }' >>../cut/commands || wrong "$name --help has fewer than two examples"
done

# in_order EXPECTED: its lines stand in ../out in this order; "..." is any lines, a line that ends with " ..." any end of it.
in_order() {
    awk -v seen=0 'NR == FNR { if ($0 != "...") want[n++] = $0; next }
        i < n {
            w = want[i]
            if (w == "" || w == $0) { while (i < n && (want[i] == $0 || want[i] == "")) if (want[i++] == $0) break }
            else if (w ~ / \.\.\.$/ && index($0, substr(w, 1, length(w) - 4)) == 1) ++i
        }
        END { while (i < n && want[i] == "") ++i; if (i < n) { print want[i]; exit 1 } }' "$1" ../out
}

while IFS='	' read -r at command printed; do
    case $command in
    "sh tests/"* | "sh benchmarks/"*)
        script=${command#sh }
        [ -f "$root/${script%% *}" ] || wrong "$at: there is no ${script%% *}"
        continue
        ;;
    "sh docs/program "*) command="sh $root/${command#sh }" ;;
    "sh docs/site/"*) continue ;;  # has a check of its own
    "sh examples/run --list") command="sh $root/examples/run --list" ;;
    "sh examples/run") command="poet_report examples/data/synthetic_survey.csv" ;;
    "sh examples/run "*) command=${command#sh examples/run } ;;
    "g++ "*) command -v g++ >/dev/null || continue ;;
    protect_cells*) "$programs/protect_cells" CELLS.csv 2>&1 | grep -q 'without COIN Clp' && continue ;;
    esac
    # shellcheck disable=SC2086
    PATH=$programs:$PATH timeout 120 sh -c "$command" >../out 2>../err </dev/null ||
        wrong "$at: '$command' ended with $?: $(cat ../err)"
    [ -s ../out ] || [ "${command##*--output }" != "$command" ] || [ "${command##* > }" != "$command" ] || wrong "$at: '$command' printed nothing"
    [ -z "$printed" ] || in_order "../$printed" >../missing || wrong "$at: '$command' did not print '$(cat ../missing)' there"
done <../cut/commands

# The Python of a page, where there is pandas.
if python3 -c 'import pandas' 2>/dev/null; then
    for script in *.py; do
        [ -f "$script" ] && { python3 "$script" >../out 2>../err || wrong "$script: $(cat ../err)"; }
    done
fi
cd .. || exit 1

for name in $names; do
    [ "$name" = quickstart ] || "$programs/$name" --help
done >help 2>&1
sort -u cut/options | while IFS='	' read -r option page; do
    grep -qE -- "(^|[ ,])$option([ ,=]|$)" help || grep -qE -- "(^|[^a-z-])$option([^a-z-]|$)" "$root/examples/run" "$root/tests/run" \
        "$root/cmake/vendor.sh" "$root/benchmarks/against_peers/run" || printf '%s has the option %s, which no program takes\n' "$page" "$option"
done >unknown
[ -s unknown ] && wrong "$(cat unknown)"

# The gallery has every picture that a golden command draws into a file, and every one that a program can draw.
gallery=$root/docs/gallery.md
for picture in "$root"/examples/golden/*.svg; do
    grep -qF "](../examples/golden/$(basename "$picture"))" "$gallery" || wrong "docs/gallery.md does not show $(basename "$picture")"
done
grep -o -- '--chart TEXT:{[^}]*}' help | sed 's/.*{//; s/}//' | tr ',' '\n' | sort -u >charts
[ "$(wc -l <charts)" -ge 8 ] || wrong "only $(wc -l <charts) pictures are named by --help"
while read -r chart; do
    grep -q -- "--chart $chart " "$gallery" || wrong "docs/gallery.md does not show --chart $chart"
done <charts
finish
