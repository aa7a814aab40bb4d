# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What --protect withholds is in no report, in no format and in nothing that is made beside it; nor is a sum from which it
# follows.  The file's own whole has it: 2,850 of 6,000 less the areas shown.
. "$(dirname -- "$0")/common.sh"

cat >small.csv <<'END'
area,region,period,n,dp,d
Ash,North,2022-23,996,390,1000
Elm,North,2022-23,500,101,1500
Fir,South,2022-23,800,397,2000
Oak,South,2022-23,300,120,800
Yew,South,2022-23,2,0,700
England,,2022-23,2598,1008,6000
Ash,North,2023-24,997,400,1000
Elm,North,2023-24,600,101,1500
Fir,South,2023-24,900,397,2000
Oak,South,2023-24,350,120,800
Yew,South,2023-24,3,0,700
England,,2023-24,2850,1018,6000
END
# Withheld: 996 and 997 of 1,000 (those without are 4 and 3), 2 and 3 of 700; the wholes and what they make; how the rest changed.
forbidden='(^|[^0-9.,])(996|997|2,?598|2,?850|1,?008|1,?018)([^0-9]|$)|0\.99[67]|99\.[67]%|0\.4333|0\.475([^0-9]|$)|43\.3%|47\.5%|0\.00428|0\.00285'
columns="--key area --numerator n --denominator d --direct-payments dp --period period"

timeout 60 "$programs/take_up_report" small.csv $columns --format csv >unprotected 2>&1
grep -qE "$forbidden" unprotected || wrong "the search finds nothing where nothing is protected"
looked=0
for format in text markdown csv json; do
    for beside in "" "--benchmark whole" "--benchmark region" "--funnel" "--quintiles" "--change" "--trend" "--only Ash" "--top 3" \
        "--target 0.5" "--sample" "--where region!=North"; do
        exits 0 "$programs/take_up_report" small.csv $columns $beside --format $format --protect both-sides:5
        cat out err | grep -nE "$forbidden" && wrong "take_up_report $beside --format $format tells what is withheld"
        grep -q "withheld" out err || wrong "take_up_report $beside --format $format does not say that counts are withheld"
        looked=$((looked + 1))
    done
done
[ "$looked" -eq 48 ] || wrong "$looked reports were looked at, not 48"

# The rules of releases: ASCOF of 2024-25 withholds the 3 of 700 and the 700, and nothing of those that leave few beside them.
exits 0 "$programs/take_up_report" small.csv $columns --format csv --protect ascof_2024_25
grep -E ',(700|3),' out && wrong "ascof_2024_25 shows a numerator of 3 or its base"
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
grep -E '121|50|unknown' out && wrong "a count of all people is told"
exits 2 "$programs/take_up_report" small.csv $columns --protect treshold:5
says "--protect: found 'treshold:5'; expected threshold:N, both-sides:N or round:N"
exits 2 "$programs/take_up_report" small.csv $columns --protect threshold
says "expected threshold: and a whole number of 2 or more"
finish
