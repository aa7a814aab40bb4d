# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# No printed sentence names an option that its program does not take, says "1 councils", or names a function of the library:
# looked for in all that the golden commands print, in words and in notes.
. "$(dirname -- "$0")/common.sh"
golden=$(CDPATH='' cd -- "$data/../golden" && pwd -P)
looked=0
for command in "$golden"/*.cmd; do
    name=$(basename "$command" .cmd)
    program=$(awk '!/^#/ { print $1; exit }' "$command")
    [ -x "$programs/$program" ] || continue  # what it needs is not here
    [ "$program" = quickstart ] || [ -s "help.$program" ] || "$programs/$program" --help >"help.$program" 2>&1
    cat "$golden/$name.txt" "$golden/$name.err" >printed 2>/dev/null
    [ -s printed ] || continue
    looked=$((looked + 1))
    [ "$program" = quickstart ] || grep -oE -- '(^|[^a-z-])--[a-z][a-z-]+' printed | grep -oE -- '--[a-z][a-z-]+' | sort -u | while read -r option; do
        grep -qE -- "(^|[ ,])$option([ ,=]|\$)" "help.$program" || printf '%s names %s, which %s has not\n' "$name" "$option" "$program"
    done >unknown
    [ -s unknown ] && wrong "$(cat unknown)"
    several='councils|areas|people|rows|records|groups|periods|figures|regions|pairs|clusters|budgets|months|years'
    grep -nE "(^|[^0-9,.])1 ($several)([^a-z]|\$)" printed | grep -vE "[0-9], 1 ($several)" >plural && wrong "$name: $(cat plural)"
    grep -n 'pbo::' printed >inner && wrong "$name: $(cat inner)"
done
[ "$looked" -ge 200 ] || wrong "only $looked golden outputs were looked at"
finish
