# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# No printed sentence names an option that its program does not take, says "1 councils", or names a function of the library:
# looked for in all that the golden commands print, in words and in notes.
. "$(dirname -- "$0")/common.sh"
golden=$(CDPATH='' cd -- "$data/../golden" && pwd -P)
looked=0
for printed in $(grep -lE -- '(^|[^a-z-])--[a-z]' "$golden"/*.txt "$golden"/*.err); do
    command=${printed%.*}.cmd
    program=$(awk '!/^#/ { print $1; exit }' "$command")
    [ "$program" != quickstart ] && [ -x "$programs/$program" ] || continue  # what it needs is not here
    [ -s "help.$program" ] || "$programs/$program" --help >"help.$program" 2>&1
    looked=$((looked + 1))
    grep -oE -- '(^|[^a-z-])--[a-z][a-z-]+' "$printed" | grep -oE -- '--[a-z][a-z-]+' | sort -u >named
    grep -oE -- '(^|[ ,])--[a-z][a-z-]+' "help.$program" | grep -oE -- '--[a-z][a-z-]+' | sort -u >taken
    comm -23 named taken >unknown
    [ -s unknown ] && wrong "$printed names $(cat unknown), which $program has not"
done
[ "$looked" -ge 100 ] || wrong "only $looked golden outputs name an option"
several='councils|areas|people|rows|records|groups|periods|figures|regions|pairs|clusters|budgets|months|years'
grep -nE "(^|[^0-9,.])1 ($several)([^a-z]|\$)" "$golden"/*.txt "$golden"/*.err | grep -vE "[0-9], 1 ($several)" >plural && wrong "$(cat plural)"
grep -n 'pbo::' "$golden"/*.txt "$golden"/*.err >inner && wrong "$(cat inner)"
finish
