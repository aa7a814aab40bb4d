# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What every program says of itself in a shell: its version, which is that of the header; what it is for, in examples/run --list; what
# completes it in bash and zsh; and how it is once installed, with a page for man.
. "$(dirname -- "$0")/common.sh"
root=$(CDPATH='' cd -- "$data/../.." && pwd -P)
version=$(awk '/#define PBO_VERSION_[A-Z]+ / { v = v s $3; s = "." } END { print v }' "$root/include/pbo/core/version.hpp")
for source in "$root"/examples/*.cpp; do
    name=$(basename "$source" .cpp)
    [ -x "$programs/$name" ] || continue  # what it needs is not here
    grep -q '"support/program.hpp"' "$source" || continue  # quickstart takes no options
    said=$("$programs/$name" --version) || wrong "$name --version ended with $?"
    [ "$said" = "$name (pbo) $version" ] || wrong "$name --version says '$said'"
done

# The list has a line a program, with what its --help says first.
sh "$root/examples/run" --list >list || wrong "examples/run --list ended with $?"
for source in "$root"/examples/*.cpp; do
    name=$(basename "$source" .cpp)
    line=$(grep "^$name  *[^ ]" list) || wrong "examples/run --list does not say what $name is for"
    [ -x "$programs/$name" ] && [ "$name" != quickstart ] || continue
    [ "$(printf '%s' "$line" | sed "s/^$name *//")" = "$("$programs/$name" --help | head -n 1)" ] || wrong "--list says of $name: $line"
done

# completes SHELL "WORDS" EXPECTED: what the last of the words can become.
completes() {
    if [ "$1" = bash ]; then
        got=$(PATH=$programs:$PATH bash -c '. "$1"; shift; read -ra COMP_WORDS <<<"$1"; [[ $1 != *" " ]] || COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _pbo_program "${COMP_WORDS[0]}"; echo "${COMPREPLY[*]}"' - "$programs/completion.bash" "$2")
    else  # what zsh would be told to add, by the words that begin as the last one does
        got=$(PATH=$programs:$PATH zsh -fc 'file=$1; words=(${=2}); [[ $2 != *" " ]] || words+=(""); CURRENT=$#words; PREFIX=$words[-1]
            compadd() { local -a all=(${(P)2}); print -- ${(M)all:#$PREFIX*} }
            _files() { print -- ${PREFIX}*(N) }
            complete_it() { source $file }; complete_it' - "$programs/completion.zsh" "$2")
    fi
    [ "$got" = "$3" ] || wrong "$1 completes '$2' to '$got', not to '$3'"
}
touch a_file.csv another.csv
for shell in bash zsh; do
    command -v "$shell" >/dev/null || continue
    completes "$shell" "poet_report --aud" "--audit"
    completes "$shell" "roll_out --re" "--reviews-per-year --required"
    completes "$shell" "poet_report --role " "user carer"
    completes "$shell" "poet_report --format m" "markdown"
    completes "$shell" "calculator a_" "a_file.csv"
    completes "$shell" "calculator an" "another.csv"
done

# Installed: another name, the data found beside it wherever the whole is moved.
if [ -f "$programs/../CMakeCache.txt" ] && command -v cmake >/dev/null; then
    DESTDIR= cmake --install "$programs/.." --component pbo_programs --prefix "$scratch/first" >log 2>&1 || wrong "not installed: $(cat log)"
    if [ -d first ]; then
        mv first moved
        moved/bin/pbo-poet-report --role carer >report || wrong "pbo-poet-report ended with $?"
        grep -q 'source   examples/data/synthetic_survey.csv' report || wrong "pbo-poet-report read something else"
        moved/bin/pbo-poet-report --help | grep -q '^  pbo-poet-report SURVEY.csv' || wrong "the help of pbo-poet-report has another name"
        moved/bin/pbo-poet-report --bad 2>err && wrong "--bad was taken"
        [ -f moved/share/bash-completion/completions/pbo-poet-report ] || wrong "no completion was installed"
    fi
fi
if command -v help2man >/dev/null; then
    sh "$root/examples/shell/manual" help2man "$programs/poet_report" pbo-poet-report.1 || wrong "no page for man was made"
    for text in 'pbo-poet-report \\- Outcomes of a POET' '^\.SH OPTIONS' '^\.SH EXAMPLES'; do
        grep -q -- "$text" pbo-poet-report.1 || wrong "the page for man has no $text"
    done
fi
finish
