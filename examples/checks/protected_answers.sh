# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What --protect withholds of answers is in no report, in no format, and does not follow from what is there: forbidden numbers are
# searched for, and in CSV the sums of each row, and of the rows of a group.
. "$(dirname -- "$0")/common.sh"

# people N GROUP MODE INDEPENDENCE DIGNITY USES
people() { awk -v n="$1" -v line="user,$2,$3,$4,$5,$6$others" 'BEGIN { for (i = 0; i < n; ++i) print line }'; }
columns="support_you_need physical_health mental_wellbeing control_of_support control_over_life feeling_safe paid_relationships
    where_and_with_whom_you_live family_relationships friendships paid_job volunteering carer_support_to_care carer_quality_of_life
    carer_physical_health carer_mental_wellbeing carer_finances carer_control_over_life carer_relationship_with_person
    carer_family_relationships carer_social_life carer_paid_work"
headings="" others=""
for column in $columns; do headings="$headings,$column" others="$others,"; done
b="a lot better" s="no difference" w="a little worse" x="not applicable" pa="a personal assistant"
{
    echo "role,group,mode,independence,dignity,uses$headings"
    # North: independence 101 better, 83 no difference, 47 worse, 71 n/a;  dignity 113 better, 109 worse, 80 n/a
    people 101 North "direct payment" "$b" "$b" "$pa"
    people 12 North "direct payment" "$s" "$b" "$pa"
    people 71 North "direct payment" "$s" "$w" "a day centre"
    people 38 North "direct payment" "$w" "$w" ""
    people 9 North "direct payment" "$w" "$x" ""
    people 71 North "direct payment" "$x" "$x" ""
    # South: independence 53 better, 97 no difference, 103 worse, 61 n/a;  dignity 139 better, 132 worse, 43 n/a
    people 53 South "managed budget" "$b" "$b" "$pa"
    people 86 South "managed budget" "$s" "$b" "$pa"
    people 11 South "managed budget" "$s" "$w" "$pa"
    people 103 South "managed budget" "$w" "$w" "$pa"
    people 18 South "managed budget" "$x" "$w" "a day centre"
    people 43 South "managed budget" "$x" "$x" ""
    # West: 41 in all
    people 29 West "individual service fund" "$b" "$b" "$pa"
    people 12 West "individual service fund" "$s" "$w" "$pa"
    # East: nothing small
    people 211 East other_or_not_stated "$b" "$b" "$pa"
    people 96 East other_or_not_stated "$s" "$b" "$pa"
    people 77 East other_or_not_stated "$s" "$w" "a day centre"
    people 167 East other_or_not_stated "$w" "$w" "a day centre"
} >survey.csv
cat >asked.csv <<'END'
area,title,role,answer,code,direction
independence,Independence,user,a lot better,1,better
independence,Independence,user,no difference,2,same
independence,Independence,user,a little worse,3,worse
independence,Independence,user,not applicable,8,not_applicable
dignity,Dignity,user,a lot better,1,better
dignity,Dignity,user,a little worse,2,worse
dignity,Dignity,user,not applicable,8,not_applicable
uses,Uses of the budget,user,a personal assistant,1,several
uses,Uses of the budget,user,a day centre,2,several
END
# Withheld by a threshold of 60: 83 and 47 of 231; 53, 97 and 103 of 253; the 314 and 41 who were asked; 61 and 43 n/a;
# and in uses 18 of 271.
forbidden='(^|[^0-9.,])((83|47|53|97|103|314|61|43|41|18)([^0-9.%]|$)|(35\.9|20\.3|20\.9|40\.7|70\.7|6\.6)%)|0\.3593|0\.2034|0\.2094|0\.3833|0\.4071|0\.7073|0\.0664'

# follows FIRST: rows of a CSV whose columns from the FIRST on are asked, answered, n/a, missing, better, ... give a withheld count away.
follows() {
    awk -F, -v keys="$1" '
        NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
        function shown(name) { return $at[name] ~ /^[0-9]+$/ }
        {
            group = ""
            for (i = 1; i <= keys; ++i) group = group "|" $i
            n = shown("better") + shown("no_difference") + shown("worse")
            if (shown("answered") && n == 2) print "two of three and their sum: " $0
            if (!shown("answered") && n > 0) print "an answer without its base: " $0
            rest = shown("answered") + shown("not_applicable") + shown("missing")
            if (shown("asked") ? rest == 2 : rest == 3) print "who was asked, or one of its parts: " $0
            if (group in asked && asked[group] != shown("asked")) print "who was asked stands in another area: " $0
            asked[group] = shown("asked")
            for (share in at)
                if (share ~ /_share$/ && $at[share] ~ /^[0-9]/ && (!shown("answered") || !shown(substr(share, 1, length(share) - 6))))
                    print "a share of what is withheld: " $0
        }' out
}

"$programs/poet_report" survey.csv --instrument asked.csv --by group >unprotected 2>&1
[ "$(grep -oE "$forbidden" unprotected | sort -u | wc -l)" -gt 7 ] || wrong "the search finds little where nothing is protected"
looked=0
for rule in threshold:60 both-sides:60 threshold:60,round:5; do
    for format in text markdown csv json; do
        for groups in "--instrument asked.csv --by group" "--by mode" "--by mode,group --role user --method jeffreys --where group!=East"; do
            exits 0 "$programs/poet_report" survey.csv $groups --format $format --protect "$rule"
            cat out err | sed 's/pbo [0-9.]*//' | grep -nE "$forbidden" &&
                wrong "poet_report $groups --format $format --protect $rule tells what is withheld"
            grep -q "withheld by this rule" out err || wrong "poet_report $groups --format $format does not say that counts are withheld"
            if [ "$format" = csv ]; then
                case $groups in *mode,group*) keys=2 ;; *) keys=1 ;; esac
                found=$(follows $keys)
                [ -z "$found" ] || [ "$rule" = threshold:60,round:5 ] || wrong "poet_report $groups --protect $rule: $found"
            fi
            looked=$((looked + 1))
        done
    done
done
[ "$looked" -eq 36 ] || wrong "$looked reports were looked at, not 36"

# What somebody could tell is told the owner, beside the report and not in it.
exits 0 "$programs/poet_report" survey.csv --instrument asked.csv --by group --protect threshold:60
cp out without_audit
exits 0 "$programs/poet_report" survey.csv --instrument asked.csv --by group --protect threshold:60 --audit
same out without_audit
grep -qE '^North +Independence +worse +0 +130$' err || wrong "47 of the 130 are not bounded by them: $(grep North err)"
grep -qE '^South +Independence +asked +271 +\[x\]$' err || wrong "that 271 answered is not known: $(grep South err)"
grep -qE '^(East|North) .* (asked|missing) ' err && wrong "the audit speaks of what is shown: $(cat err)"
exits 2 "$programs/poet_report" survey.csv --instrument asked.csv --by group --audit
says "--audit tells what can be told of what --protect withholds"

# Two groups: the area in which 53 of 253 are better is withheld whole, and the p-values are adjusted without it.
for rule in threshold:60 both-sides:60 threshold:60,round:5; do
    for format in text markdown csv json "svg --chart forest"; do
        exits 0 "$programs/compare_outcomes" survey.csv --by group --first North --second South --instrument asked.csv --format $format --protect "$rule"
        sed -E 's/ [a-z0-9-]+="[^"]*"//g' out >drawn && mv drawn out  # where a picture puts what it draws
        cat out err | grep -nE '(^|[^0-9.,])(53|253|101|231)([^0-9.%]|$)|0\.2094|0\.4372|20\.9%|43\.7%|[0-9]+ (person|people) of other' &&
            wrong "compare_outcomes --format $format --protect $rule tells what is withheld"
        grep -q "1 row has a count withheld by this rule" out err || wrong "compare_outcomes --format $format does not say what is withheld"
    done
done
exits 0 "$programs/compare_outcomes" survey.csv --by group --first North --second South --instrument asked.csv --format csv --protect threshold:60
awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i } NR == 3 && ($at["p"] == "" || $at["p"] != $at["adjusted_p"]) { exit 1 }' out ||
    wrong "p-values are adjusted over areas that are withheld: $(cat out)"

# Shares of a population: South and West are withheld, and so is what all are.
for rule in threshold:60 both-sides:60 threshold:60,round:5; do
    for format in text markdown csv json; do
        for how in "--by group" "--by group --method wilson --level 0.9"; do
            exits 0 "$programs/survey_estimates" survey.csv --outcome "independence=$b" $how --format $format --protect "$rule"
            cat out err | grep -nE '(^|[^0-9.,])(53|314|253|41|29|1,?208|1,?207|1,?076|1,?075)([^0-9.%]|$)|0\.2094|0\.1687|0\.7073|20\.9%|16\.9%|70\.7%' &&
                wrong "survey_estimates $how --format $format --protect $rule tells what is withheld"
            grep -q "2 groups are withheld by this rule" out err || wrong "survey_estimates $how --format $format does not say what is withheld"
        done
    done
done
exits 0 "$programs/survey_estimates" survey.csv --outcome "independence=$b" --by group --protect threshold:60
grep -qE '^South +\[c\] +\[c\] +\[c\]' out || wrong "South is not as it should be: $(grep South out)"
grep -qE '^all groups shown +(853|782) ' out || wrong "all groups shown are not North and East: $(grep all out)"
cat survey.csv | "$programs/survey_estimates" - --outcome "independence=$b" --by group --protect threshold:60 >piped 2>&1
sed 's/standard input/survey.csv/' piped | diff - out >/dev/null || wrong "from a pipe it is another report: $(head -30 piped)"
grep -E '^role|,West,' survey.csv >west.csv
exits 0 "$programs/survey_estimates" west.csv --outcome "independence=$b" --protect threshold:60
grep -qE '^all +\[c\] +\[c\]' out || wrong "29 of 41 are shown: $(cat out)"

# The shipped survey by councils: no count of 1 to 4, nor of what is left, in any column of counts.
few() {
    awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) name[i] = $i; next }
             { for (i = 1; i <= NF; ++i) if (name[i] ~ /^(asked|answered|answered_1|answered_2|not_applicable|missing|better|better_1|better_2|no_difference|worse|people|older|older_people|younger|younger_people|n)$/ && $i ~ /^[1-4]$/) print name[i] " is " $i ": " $0 }' out
}
for command in "poet_report --by mode --role user" "poet_report --by council --role user" "poet_report --by council,age_band --role carer" \
    "compare_outcomes --table areas --where region=London" "compare_outcomes --table variation --where region=London" \
    "compare_outcomes --table age --where region=London"; do
    exits 0 "$programs/${command%% *}" "$data/synthetic_survey.csv" ${command#* } --format csv
    case $command in *poet_report*) [ -n "$(few)" ] || wrong "$command: nothing is small there" ;; esac
    exits 0 "$programs/${command%% *}" "$data/synthetic_survey.csv" ${command#* } --format csv --protect both-sides:5
    found=$(few)
    [ -z "$found" ] || wrong "$command: $(printf '%s' "$found" | head -3)"
done
exits 0 "$programs/compare_outcomes" "$data/synthetic_survey.csv" --protect both-sides:5
grep -q "With --protect one table is printed" out || wrong "compare_outcomes does not say that it prints one table: $(tail -20 out)"
exits 0 "$programs/compare_outcomes" "$data/synthetic_survey.csv" --table strata --protect both-sides:60
grep -q "What is common to all age bands is left out" out || wrong "what is common to all age bands is printed: $(tail -30 out)"
exits 1 "$programs/compare_outcomes" "$data/synthetic_survey.csv" --table strata --protect both-sides:60 --format csv

# A workbook has values and texts.
if has_workbooks; then
    exits 0 "$programs/poet_report" survey.csv --instrument asked.csv --by group --format xlsx --output open.xlsx
    texts_of open.xlsx >texts
    grep -qE "$forbidden" texts || wrong "the search finds nothing in a workbook where nothing is protected"
    for command in "poet_report survey.csv --instrument asked.csv --by group" "survey_estimates survey.csv --outcome independence=a\ lot\ better --by group"; do
        eval "exits 0 \"\$programs/\"$command --format xlsx --output safe.xlsx --protect threshold:60"
        texts_of safe.xlsx >texts
        grep -nE "$forbidden" texts && wrong "the workbook of $command tells what is withheld"
    done
    exits 0 "$programs/compare_outcomes" "$data/synthetic_survey.csv" --where region=London --format xlsx --output safe.xlsx --protect both-sides:60
    texts_of safe.xlsx >texts
    grep -q withheld texts || wrong "the workbook of compare_outcomes does not say that rows are withheld"
fi

# What is not small is printed.
exits 0 "$programs/poet_report" survey.csv --instrument asked.csv --by group --protect threshold:60
grep -qE '^North +Independence +302 +231 +71 +0 +43\.7%' out || wrong "North is not as it should be: $(grep North out)"
grep -qE '^South +Independence +\[c\] +253 +\[c\] +\[c\] +\[c\]' out || wrong "South is not as it should be: $(grep South out)"
grep -qE '^West +Independence +\[c\] +\[c\] ' out || wrong "West is not as it should be: $(grep West out)"
grep -qE "^ *rule +counts of 1 to 59 are withheld$" out || wrong "the rule is not stated: $(head -20 out)"
grep -q "No disclosure rule" out && wrong "a rule was applied, and the report says none was"
for program in poet_report compare_outcomes; do
    exits 2 "$programs/$program" "$data/synthetic_survey.csv" --protect ascs,round:10
    says "--protect: 'ascs' is a whole rule and stands alone"
done
for release in ascs ascof_2018_19 ascof_2024_25 pss_ex1; do
    exits 0 "$programs/poet_report" survey.csv --instrument asked.csv --by group --protect $release
    grep -qE "^ *rule +$release: " out || wrong "$release is not stated: $(head -20 out)"
done
exits 2 "$programs/poet_report" survey.csv --protect asc
says "expected threshold:N, both-sides:N, round:N or controlled:N, several of them by commas, or one of ascs, ascof_2018_19, ascof_2024_25, pss_ex1"
finish
