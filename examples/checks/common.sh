# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What the checks of the programs have in common: sh CHECK.sh PROGRAMS DATA SCRATCH.  Each check runs what is said, compares,
# goes on, and ends with 1 when anything was not as it should be.
set -u
programs=$1
data=$2
scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch" || exit 1
failures=0
wrong() {
    failures=$((failures + 1))
    printf 'WRONG: %s\n' "$*"
}
# exits CODE WORDS...: the command ends with this code; its streams are in out and err.
exits() {
    expected=$1
    shift
    timeout 60 "$@" >out 2>err </dev/null
    code=$?
    [ "$code" -eq "$expected" ] || wrong "$* ended with $code, not $expected: $(cat err)"
}
# says TEXT: standard error of the last command has it.
says() { grep -qF -- "$1" err || wrong "not said: '$1', but: $(cat err)"; }
same() { cmp -s "$1" "$2" || wrong "$1 and $2 differ"; }
# texts_of BOOK: what a workbook shows, a value or a text a line (a text's number in the list of texts is no value); nothing where there
# is no Python.  has_workbooks: whether the programs write workbooks and they can be looked into.
texts_of() {
    python3 -c '
import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
for name in book.namelist():
    xml = book.read(name).decode("utf-8")
    for cell, value in re.findall(r"<c ([^>]*)>(?:<f>.*?</f>)?<v>(.*?)</v>", xml):
        if "t=\"s\"" not in cell: print(value)
    for text in re.findall(r"<t[^>]*>(.*?)</t>", xml): print(text)' "$1"
}
has_workbooks() { command -v python3 >/dev/null && "$programs/take_up_report" --format xlsx --output book.xlsx 2>/dev/null; }
mode_of() { ls -l "$1" | cut -c1-10; }
finish() {
    [ "$failures" -eq 0 ] && printf 'all as it should be\n'
    exit $((failures != 0))
}
