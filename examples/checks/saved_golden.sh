# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Every golden command whose counts can be saved: the report of the saved table is the report of the records, to the byte, in whatever
# format, with whatever is set beside, drawn or protected.  Golden commands are told in examples/golden/README.md.
. "$(dirname -- "$0")/common.sh"
here=$(pwd -P)
golden=$(CDPATH='' cd -- "$data/../golden" && pwd -P)
root=$(CDPATH='' cd -- "$data/../.." && pwd -P)
: >"$here/counted"
# shown PROGRAM WORDS...: of a command's words those that say how counts are shown, quoted; --by groups what is counted but for take-up, where
# it says what a picture has panels of.
shown() {
    program=$1
    shift
    printf '%s ' "$program" | sed 's/.*//'
    while [ $# -gt 0 ]; do
        case $1 in
        --funnel | --quintiles | --change | --trend | --roll-out | --audit) printf "'%s' " "$1" ;;
        --target | --method | --level | --benchmark | --overdispersion | --since | --break | --only | --sort | --top | --protect | --keep | --format | \
            --chart | --layout | --width | --table | --output | --adjustment)
            printf "'%s' '%s' " "$1" "$2"
            shift
            ;;
        --by)
            [ "$program" != take_up_report ] || printf "'%s' '%s' " "$1" "$2"
            shift
            ;;
        esac
        shift
    done
}
for command in "$golden"/take_up_report*.cmd "$golden"/survey_estimates*.cmd "$golden"/compare_outcomes*.cmd "$golden"/poet_report*.cmd "$golden"/layout_*.cmd; do
    name=$(basename "$command" .cmd)
    grep -qE '^exit [12]|^stdin|--ledger' "$command" && continue
    line=$(grep -v '^#' "$command" | head -n 1)
    case $line in take_up_report* | survey_estimates* | compare_outcomes* | poet_report*) ;; *) continue ;; esac
    case $name in *_protect*) "$programs/protect_cells" "$golden/inputs/cells.csv" 2>&1 | grep -q 'without COIN Clp' && continue ;; esac
    rm -rf "$here/files" "$here/merged"
    mkdir "$here/files" "$here/merged"
    line=$(printf '%s' "$line" | sed "s|{data}|examples/data|g; s|{out}|$here/files|g")
    eval "set -- $line"
    program=$1
    shift
    (cd "$root" && timeout 60 "$programs/$program" "$@") >"$here/records" 2>"$here/err" </dev/null || {
        wrong "$name: $(cat "$here/err")"
        continue
    }
    cp -R "$here/files" "$here/of_records"
    (cd "$root" && timeout 60 "$programs/$program" "$@" --save "$here/one.table") >"$here/saving" 2>"$here/err" </dev/null
    code=$?
    if [ $code -eq 2 ] && grep -q -- '--save' "$here/err"; then
        rm -rf "$here/of_records"
        continue  # it says why it cannot be saved
    fi
    [ $code -eq 0 ] || wrong "$name with --save ended with $code: $(cat "$here/err")"
    cmp -s "$here/records" "$here/saving" || wrong "$name: the report with --save is another"
    diff -r "$here/files" "$here/of_records" >/dev/null || wrong "$name: with --save other files are written"
    eval "set -- $(shown "$program" "$@")"
    (cd "$root" && timeout 60 "$programs/merge_tables" "$here/one.table" "$@") >"$here/of_table" 2>"$here/err" </dev/null ||
        wrong "$name: merge_tables $* ended with $?: $(cat "$here/err")"
    cmp -s "$here/records" "$here/of_table" || wrong "$name: merge_tables $* prints another report: $(diff "$here/records" "$here/of_table" | head -n 6)"
    diff -r "$here/files" "$here/of_records" >/dev/null || wrong "$name: merge_tables $* writes other files"
    rm -rf "$here/of_records"
    printf '%s\n' "$program" >>"$here/counted"
done
cd "$here" || exit 1
for program in take_up_report=80 survey_estimates=15 compare_outcomes=6 poet_report=14; do
    n=$(grep -c "^${program%=*}$" counted)
    [ "$n" -ge "${program#*=}" ] || wrong "only $n golden commands of ${program%=*} were saved"
done
# Every program saves, or says why it does not.
for file in "$programs"/*; do
    [ -f "$file" ] && [ -x "$file" ] || continue
    program=$(basename "$file")
    case $program in quickstart) continue ;; esac
    "$file" --help 2>&1 | tr -s ' \n' ' ' | grep -q -e '--save WRITTEN_FILE' -e 'There is no --save: ' || wrong "$program does not say why it has no --save"
done
finish
