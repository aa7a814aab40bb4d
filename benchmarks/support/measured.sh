# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What scripts that measure have in common.  Read (.) by benchmarks/against_peers/run and benchmarks/compile_time/run, with
# cmake/install_missing.sh for say and die.  Expects $root, the checkout, and $times: a file of lines "name number
# [kilobytes]", one for every time that something was measured.

# median, least and most of the numbers of a name; nothing where there are none.
spread_of() {
    awk -v n="$1" '$1 == n { print $2 }' "$times" | sort -n | awk '{ v[NR] = $1 }
        END { if (NR) printf "%.10g %.10g %.10g\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2, v[1], v[NR] }'
}
median_of() { spread_of "$1" | cut -d' ' -f1; }
least_of() { spread_of "$1" | cut -d' ' -f2; }

# row NAME WORDS OURS: a row of a Markdown table (median, least to most, ratio of the median to that of OURS), or nothing.
row() {
    found=$(spread_of "$1")
    [ -n "$found" ] || return 0
    printf '%s %s\n' "$found" "$(median_of "$3")" | awk -v w="$2" '
        function told(ms) { return ms < 10 ? sprintf("%.2f", ms) : ms < 100 ? sprintf("%.1f", ms) : sprintf("%.0f", ms) }
        { printf "| %s | %s | %s to %s | %.2f |\n", w, told($1), told($2), told($3), $1 / $4 }'
}

# The memory of a process at its highest, over all its runs, in millions of bytes.
peak_of() { awk -v n="$1" '$1 == n && $3 > 0 { if ($3 > most) most = $3 } END { if (most) printf "%.0f", most * 1024 / 1e6 }' "$times"; }

load_average() { cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime | sed 's/.*average[s]*: *//; s/,//g'; }
processor() {
    model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo 2>/dev/null | sed -n 1p)
    printf '%s, %s cores' "${model:-$(uname -m)}" "$(jobs)"
}

# into_page NAME FILE: puts a file's text between the lines "<!-- measured: NAME -->" and "<!-- end of NAME -->" of
# docs/performance.md; the page is replaced whole, or not at all.
into_page() {
    page=$root/docs/performance.md
    awk -v text="$2" -v from="<!-- measured: $1 -->" -v to="<!-- end of $1 -->" '
        $0 == from { print; print ""; while ((getline line < text) > 0) print line; print ""; inside = 1; begun++; next }
        $0 == to { inside = 0; ended++ }
        !inside { print }
        END { exit begun == 1 && ended == 1 && !inside ? 0 : 1 }' "$page" >"$page.new" || {
        rm -f "$page.new"
        die "docs/performance.md does not have the lines '<!-- measured: $1 -->' and '<!-- end of $1 -->' once each, in this order"
    }
    mv "$page.new" "$page"
    say "docs/performance.md has a new table: $1"
}
