# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Every page names its headers: what the C++ of a page calls pbo::NAME is declared in a header that the page's own #include lines
# reach.  (And one that the page's whole programs, which name <pbo.hpp>, reach.)
#   sh tests/house/page_headers.sh SCRATCH
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
out=$1
rm -rf "$out"
mkdir -p "$out"
python3 "$root/docs/site/reference.py" "$root/include" "$out/reference" >"$out/said"
pages=0
for page in "$root"/README.md "$root"/docs/*.md "$root"/docs/*/*.md; do
    name=$(basename "$page" .md)
    rm -f "$out"/*.inc
    awk -v page="$name" -v path="$page" -v out="$out" -f "$root/cmake/page_code.awk" "$page"
    ls "$out"/*.inc >/dev/null 2>&1 || continue
    pages=$((pages + 1))
    # In comments names are words.
    sed 's|//.*||' "$out"/*.inc | grep -oE '\bpbo::([a-z_0-9]+::)*[a-z_0-9]+' | sed 's/^pbo:://' | sort -u >"$out/used"
    headers=$(sed -n 's/^ *#include <\(pbo[^>]*\)>.*/\1/p' "$page" | sort -u | tr '\n' ' ')
    awk -v include="$root/include" -v headers="$headers" -f "$root/cmake/reached_headers.awk" >"$out/reached"
    # A name of several components (delivery_mode::managed_budget, breaks::client_level_data) is declared with its longest
    # part that the reference knows.
    awk -v page="${page#"$root"/}" '
        FILENAME ~ /reached$/ { reached[$0] = 1; next }
        FILENAME ~ /headers.txt$/ { known[$1] = 1; if ($2 in reached) here[$1] = 1; next }
        { whole = $0; while (!($0 in known) && sub(/::[^:]*$/, "")) {}
          if ($0 in known && !($0 in here)) print page ": no header on this page declares pbo::" whole }' \
        "$out/reached" "$out/reference/headers.txt" "$out/used" >>"$out/missing"
done
cat "$out/missing"
[ "$pages" -gt 20 ] || { echo "only $pages pages have C++"; exit 1; }
[ ! -s "$out/missing" ]
