# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The C++ of a page: each of its blocks (between ```cpp and ```, or indented by four blanks) into OUT/PAGE_N.inc, with lines
# that a compiler names as the page's own, and a list of them into OUT/blocks.txt.  What is no C++ (commands, output, tables)
# has no "pbo::", "#include" or "boost::" in it.
#   awk -v page=take_up -v path=docs/take_up.md -v out=build/page_code -f cmake/page_code.awk docs/take_up.md

function finish(    file) {
    if (text ~ /pbo::|#include|boost::/ && text !~ /(^|\n) *(sh |g\+\+ |cmake |find_package\()/) {
        file = out "/" page "_" ++blocks ".inc"
        printf "#line %d \"%s\"\n%s", first, path, text > file
        close(file)
        print page "_" blocks >> (out "/blocks.txt")
    }
    text = ""
}
/^```/ {
    if (fenced) { finish(); fenced = 0; cpp = 0 }
    else { if (text != "") finish(); fenced = 1; cpp = ($0 ~ /^```cpp/); first = NR + 1 }
    next
}
fenced { if (cpp) text = text $0 "\n"; next }
/^    / { if (text == "") { first = NR; held = "" } text = text held $0 "\n"; held = ""; next }
/^$/ { if (text != "") held = held "\n"; next }
{ if (text != "") { finish(); held = "" } }
END { if (text != "") finish() }
