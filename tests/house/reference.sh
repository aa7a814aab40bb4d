# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The reference (docs/site/reference.py) has every public header, and every name that the pages, programs and tests call pbo::NAME:
# sh tests/house/reference.sh SCRATCH
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
out=$1
rm -rf "$out"
python3 "$root/docs/site/reference.py" "$root/include" "$out"
failed=0
missing() { sed 's|$| has no entry|' >>"$out/missing"; }
(cd "$root/include" && find pbo/*/ -name '*.hpp' ! -path '*/detail/*') | LC_ALL=C sort >"$out/headers"
cat "$out"/*.md | sed -n 's/^`#include <\(.*\)>`$/\1/p' | LC_ALL=C sort -u | LC_ALL=C comm -23 "$out/headers" - | missing
# Not names: namespaces, without what stands in them, and what a test declares in namespace pbo for itself.
spaces=$(grep -rhoE '^namespace [a-z_:]+ \{' "$root/include" | sed 's|.*[ :]\([a-z_]*\) {|\1|' | sort -u | grep -vx pbo | tr '\n' '|')
grep -rhoE '\bpbo::[a-z_0-9]+(::[a-z_0-9]+)?' "$root/README.md" "$root/docs" "$root/examples" "$root/tests" "$root/benchmarks" \
    --include='*.md' --include='*.cpp' --include='*.hpp' | sed 's/^pbo:://' | sort -u |
    grep -vE "^(${spaces}colour|b|d|basic_a|with_rows|pbo)\$|^(detail|tag|colour)::|::detail$" >"$out/used"
[ "$(wc -l <"$out/used")" -gt 500 ] || { echo "only $(wc -l <"$out/used") names are used"; failed=1; }
# Of a class with a name in it (pbo::target::share), the class.
awk 'NR == FNR { has[$0] = 1; next } { whole = $0; sub(/::.*/, "") } !(whole in has) && !($0 in has) { print "pbo::" whole }' \
    "$out/names.txt" "$out/used" | missing
cat "$out/missing"
[ ! -s "$out/missing" ] && [ $failed -eq 0 ]
