# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The C++ of a page, which is one program: the blocks (between ```cpp or ```c++ and ```, or indented by four blanks) in their
# order, preprocessor lines first and the rest the body of main; or, where a block has "int main()", as they stand.  What is no
# C++ (commands, output, tables) has no "pbo::", "#include" or "boost::" in it.
#   awk -v page=take_up -v path=docs/take_up.md -v out=FOLDER -f cmake/page_code.awk docs/take_up.md
# writes FOLDER/take_up.cpp, the program as a reader has it, and for tests/pages/ take_up.head and take_up.inc, a function run(),
# with lines that a compiler names as the page's own.  The page's name goes to FOLDER/pages.txt.  Nothing where there is no C++.

BEGIN { blocks = 0 }
function finish(    i, n, lines, line, joined) {
    if (text ~ /pbo::|#include|boost::/ && text !~ /(^|\n) *(sh |g\+\+ |cmake |find_package\()/) {
        whole = whole || text ~ /(^|\n) *int main\(\)/
        n = split(text, lines, "\n") - 1
        body = body sprintf("#line %d \"%s\"\n", first, path)
        for (i = 1; i <= n; ++i) {
            line = lines[i]
            if (indented) sub(/^    /, "", line)
            if (line ~ /^#/ || joined) {
                head = head line "\n"
                joined = line ~ /\\$/
                line = ""
            } else if (line != "" || shown[blocks]) shown[blocks] = shown[blocks] line "\n"
            body = body line "\n"
        }
        ++blocks
    }
    text = ""
}
/^```/ {
    if (fenced) { finish(); fenced = 0; cpp = 0 }
    else { finish(); fenced = 1; cpp = ($0 ~ /^```(cpp|c\+\+)/); first = NR + 1; indented = 0 }
    next
}
fenced { if (cpp) text = text $0 "\n"; next }
/^    / { if (text == "") { first = NR; held = ""; indented = 1 } text = text held $0 "\n"; held = ""; next }
/^$/ { if (text != "") held = held "\n"; next }
{ if (text != "") { finish(); held = "" } }
END {
    finish()
    if (!blocks) exit
    program = out "/" page ".cpp"
    printf "%s\n", head > program
    if (!whole) print "int main() {" > program
    for (i = 0; i < blocks; ++i) {
        sub(/\n+$/, "\n", shown[i])
        if (!whole) { gsub(/(^|\n)/, "&    ", shown[i]); sub(/    $/, "", shown[i]); gsub(/\n +\n/, "\n\n", shown[i]) }
        if (shown[i] ~ /[^ \n]/) { printf "%s%s", between, shown[i] > program; between = "\n" }
    }
    if (!whole) print "}" > program
    printf "%s", head > (out "/" page ".head")
    if (whole) sub(/\nint main\(\)/, "\nvoid run()", body)
    else body = "void run() {\n" body "\n}\n"
    printf "%s", body > (out "/" page ".inc")
    print page >> (out "/pages.txt")
}
