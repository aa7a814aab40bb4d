# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What a page of documentation says can be run, and what it says is printed; examples/checks/pages.sh runs it.
#   awk -v page=docs/json.md -v out=FOLDER -v programs="calculator poet_report" -f cmake/page_commands.awk docs/json.md
#
# A block is indented by four blanks, or stands between ``` and ```.
#   a block that begins with a program, "sh examples/run", "sh docs/program" or "g++"   its commands go to OUT/commands, a line each: PAGE:LINE, a
#       tab, the command (joined where it goes on after a backslash, without its # comment); after an empty line, what the last
#       of them prints
#   <!-- file: NAME --> before a block            the block is that file, and goes to OUT/files/NAME
#   <!-- printed by: COMMAND --> before a block   the block is in what that command prints
#   `PROGRAM ...` in the text                     a command as well, unless it has a word for the reader to fill in (FILE, [, |)
# What is printed goes to OUT/printed/N, named in a third field of the command.  Options in code, "--name", go to OUT/options.

function is_command(line,    word) {
    sub(/^ +/, "", line)
    if (line ~ /^sh (examples|tests|benchmarks|docs)\// || line ~ /^g\+\+ /) return 1
    word = line
    sub(/ .*/, "", word)
    return index(" " programs " ", " " word " ") != 0 && line ~ / /
}
function print_command(at, line, printed) {
    sub(/  +#.*$/, "", line)
    sub(/^ +/, "", line)
    print page ":" at "\t" line "\t" printed > (out "/commands")
}
function finish(    i, n, lines, at, line, last, last_at, text, to, whole) {
    if (block == "") return
    n = split(block, lines, "\n") - 1
    if (marker ~ /^file: /) {
        to = out "/files/" substr(marker, 7)
        printf "%s", block > to
        close(to)
    } else if (marker ~ /^printed by: /) {
        to = out "/printed/" (++outputs) "_" name
        printf "%s", block > to
        close(to)
        print_command(first, substr(marker, 13), to)
    } else if (is_command(lines[1])) {
        for (i = 1; i <= n && lines[i] != ""; ++i) {
            if (line == "") at = first + i - 1
            line = line lines[i]
            if (line ~ /\\$/) { sub(/ *\\$/, " ", line); continue }
            if (last != "") print_command(last_at, last, "")
            last = line
            last_at = at
            line = ""
        }
        for (++i; i <= n; ++i) text = text lines[i] "\n"
        if (text != "") {
            to = out "/printed/" (++outputs) "_" name
            printf "%s", text > to
            close(to)
        }
        print_command(last_at, last, to)
    }
    whole = block
    note_options(whole)
    block = ""
    marker = ""
}
function note_options(text) {
    # Commands of other programs have options of their own.
    while (match(text, /(^|\n) *(\$ )?(cmake|cpack|meson|pkg-config|g\+\+|git|sudo|apt-get|mkdocs|reuse|clang-format|clang-tidy) [^\n]*/))
        text = substr(text, 1, RSTART - 1) substr(text, RSTART + RLENGTH)
    while (match(text, /--[a-z][a-z-]*/)) {
        print substr(text, RSTART, RLENGTH) "\t" page > (out "/options")
        text = substr(text, RSTART + RLENGTH)
    }
}
function finish_paragraph(    span) {
    while (match(paragraph, /`[^`]+`/)) {
        span = substr(paragraph, RSTART + 1, RLENGTH - 2)
        paragraph = substr(paragraph, RSTART + RLENGTH)
        note_options(span)
        if (is_command(span) && span !~ /(^| )\[?[A-Z][A-Z0-9_]+( |$|,)|\[|\||\.\.\./) print_command(paragraph_at, span, "")
    }
    paragraph = ""
}
BEGIN { name = page; gsub(/[^a-z_]/, "_", name) }
/^```/ {
    if (fenced) { finish(); fenced = 0 }
    else { finish(); finish_paragraph(); fenced = 1; first = NR + 1 }
    next
}
fenced { block = block $0 "\n"; next }
/^    / {
    if (block == "") { finish_paragraph(); first = NR; held = "" }
    block = block held substr($0, 5) "\n"
    held = ""
    next
}
/^$/ { if (marker != "" && block == "") next; if (block != "") held = held "\n"; finish_paragraph(); next }
/^<!-- .* -->$/ { finish(); finish_paragraph(); marker = substr($0, 6, length($0) - 9); next }
{
    if (block != "") { finish(); held = "" }
    if (marker != "") marker = ""
    if (paragraph == "") paragraph_at = NR
    paragraph = paragraph (paragraph == "" ? "" : " ") $0
}
END { finish(); finish_paragraph() }
