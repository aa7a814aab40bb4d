# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Which headers do these reach?  Ours are printed one a line, each after all that it includes; "other HEADER" are those of other
# libraries (a folder in the name, or a capital: <boost/...>, <ClpSimplex.hpp>), the standard's are passed over.
#   awk -v include=include -v headers="pbo/interval/wilson.hpp pbo/measure/take_up.hpp" -f cmake/reached_headers.awk

function visit(header,    file, line, got) {
    if (header in seen) return
    seen[header] = 1
    file = include "/" header
    while ((got = (getline line < file)) > 0) {
        if (line !~ /^[ \t]*#[ \t]*include[ \t]*</) continue
        sub(/^[^<]*</, "", line)
        sub(/>.*/, "", line)
        queue[header, ++found[header]] = line
    }
    if (got < 0) { print "there is no header <" header ">" > "/dev/stderr"; failed = 1; return }
    close(file)
    for (got = 1; got <= found[header]; ++got) {
        line = queue[header, got]
        if (line ~ /^pbo(\/|\.hpp$)/) visit(line)
        else if ((line ~ /[A-Z]|\// && line !~ /^sys\//) && !(line in others)) { others[line] = 1; print "other " line }
    }
    print header
}
BEGIN {
    n = split(headers, wanted, " ")
    for (i = 1; i <= n; ++i) visit(wanted[i])
    exit failed
}
