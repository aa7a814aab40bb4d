#!/bin/sh
# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# pbo to be kept in another project's repository: just the headers reached from those that are named, or all of them.
#
#     sh cmake/vendor.sh FOLDER [HEADER...]             a folder: include/, LICENSE, README, MANIFEST.sha256
#     sh cmake/vendor.sh --single FILE.hpp [HEADER...]  the same headers as one
#     sh cmake/vendor.sh --check FOLDER_OR_FILE         is it as it was made?
#
# HEADER as a program includes it: pbo/measure/take_up.hpp.  Headers of Boost that are reached are copied by Boost's own bcp
# (Debian and Ubuntu: libboost-tools-dev), nlohmann/json from where the compiler finds it; COIN Clp is a library, and is named in
# README.  The same checkout gives the same bytes.  A folder or file that was made by this and not touched since is replaced;
# anything else that stands there is left alone, and so is everything where something fails.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
include=$root/include

die() { printf 'vendor.sh: %s\n' "$*" >&2; exit 1; }
usage() {
    printf 'vendor.sh: %s\n' "$1" >&2
    sed -n 's/^#     sh/  sh/p' "$0" >&2
    exit 2
}
if command -v sha256sum >/dev/null 2>&1; then checksums=sha256sum
elif command -v shasum >/dev/null 2>&1; then checksums='shasum -a 256'
else die "neither sha256sum nor shasum is here, by which the checksums are made"
fi
files_of() { (cd "$1" && find . ! -type d ! -name MANIFEST.sha256 | sed 's|^\./||' | LC_ALL=C sort); }

# as_made WHAT: nothing was changed, added or taken away since vendor.sh made it; or says what was.
as_made() {
    if [ -d "$1" ]; then
        [ -f "$1/MANIFEST.sha256" ] || { echo "it has no MANIFEST.sha256"; return 1; }
        listed=$(cut -c67- "$1/MANIFEST.sha256")
        [ "$listed" = "$(files_of "$1")" ] || {
            printf '%s\n' "$listed" | while read -r file; do [ -e "$1/$file" ] || echo "$file is gone"; done
            files_of "$1" | { grep -vxF "$listed" || true; } | sed 's/$/ is not in its manifest/'
            return 1
        }
        changed=$(cd "$1" && $checksums -c MANIFEST.sha256 2>/dev/null | sed -n 's/: FAILED.*/ was changed/p')
        [ -z "$changed" ] || { echo "$changed"; return 1; }
    else
        [ "$(tail -n 1 "$1")" = "// sha256 of the lines above: $(sed '$d' "$1" | $checksums | cut -c-64)" ] ||
            { echo "its last line is not the checksum of those above"; return 1; }
    fi
}

how=folder
case ${1:-} in
    --single | --check) how=${1#--}; shift ;;
    -*) usage "there is no option $1" ;;
esac
[ $# -gt 0 ] && [ -n "$1" ] || usage "where to?"
to=${1%/}
shift
if [ "$how" = check ]; then
    [ -e "$to" ] || die "there is no $to"
    why=$(as_made "$to") || die "$to is not as it was made: $why"
    echo "$to is as it was made"
    exit 0
fi
if [ -e "$to" ] || [ -L "$to" ]; then
    [ ! -L "$to" ] || die "$to is a link; name what it leads to"
    if [ -d "$to" ]; then
        [ "$how" = folder ] || die "$to is a folder"
        [ -z "$(ls -A "$to")" ] || why=$(as_made "$to") || die "$to is left as it is: $why"
    else
        [ "$how" = single ] || die "$to is a file"
        why=$(as_made "$to") || die "$to is left as it is: $why"
    fi
fi

[ $# -gt 0 ] || set -- pbo.hpp
headers=
for header; do
    header=${header#include/}
    case $header in *[!A-Za-z0-9_/.]* | /* | *..*) usage "'$header' is no header" ;; esac
    [ -f "$include/$header" ] || usage "there is no header <$header> in $include"
    headers="$headers $header"
done
# The version stands in every copy, for who asks PBO_VERSION.
reached=$(awk -v include="$include" -v headers="pbo/core/version.hpp $headers" -f "$root/cmake/reached_headers.awk")
ours=$(printf '%s\n' "$reached" | sed '/^other /d')
others=$(printf '%s\n' "$reached" | sed -n 's/^other //p')
boost=$(printf '%s\n' "$others" | grep '^boost/' || true)
json=$(printf '%s\n' "$others" | grep '^nlohmann/' || true)
libraries=$(printf '%s\n' "$others" | grep -v '^boost/\|^nlohmann/\|^sys/' || true)
version=$(awk '/#define PBO_VERSION_[A-Z]+ / { v = v s $3; s = "." } END { print v }' "$include/pbo/core/version.hpp")
count=$(printf '%s\n' "$ours" | wc -l | tr -d ' ')

beside=$(dirname -- "$to")
mkdir -p "$beside"
work=$(mktemp -d "$beside/.pbo-vendor.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
new=$work/new

# The folder in which the compiler finds a header.
folder_with() {
    found=$(printf '#include <%s>\n' "$1" | ${CXX:-c++} -std=c++20 -x c++ -M - 2>/dev/null |
        tr ' \\' '\n\n' | grep "/$1\$" | head -n 1) && printf '%s' "${found%/"$1"}"
}

if [ "$how" = single ]; then
    {
        echo "// pbo $version in one header, made by cmake/vendor.sh from $count headers reached from:"
        for header in $headers; do echo "//     $header"; done
        [ -z "$others" ] || { echo "// It needs, of other libraries:"; printf '%s\n' "$others" | sed 's|^|//     |'; }
        echo "//"
        sed 's|^|// |; s| *$||' "$root/LICENSE"
        for header in $ours; do
            printf '\n// ---- %s\n' "$header"
            sed '/^[ \t]*#[ \t]*include[ \t]*<pbo[/.]/d' "$include/$header"
        done
    } >"$new"
    sum=$($checksums "$new" | cut -c-64)
    echo "// sha256 of the lines above: $sum" >>"$new"
    mv -f "$new" "$to"
    echo "$to: pbo $version, $count headers in one"
    exit 0
fi

mkdir -p "$new/include"
printf '%s\n' "$ours" | sed 's|^|include/|' | (cd "$root" && tar -cf - -T -) | (cd "$new" && tar -xf -)
cp "$root/LICENSE" "$new/LICENSE"
if [ -n "$boost" ]; then
    command -v bcp >/dev/null 2>&1 ||
        die "these headers need Boost's, which bcp copies, and bcp is not here (Debian and Ubuntu: libboost-tools-dev)"
    from=$(folder_with boost/version.hpp) && [ -n "$from" ] || die "the compiler finds no <boost/version.hpp>"
    # shellcheck disable=SC2086
    bcp --boost="$from" $boost boost/version.hpp "$new/include" >"$work/bcp" 2>&1 || { tail -n 5 "$work/bcp" >&2; die "bcp failed"; }
    find "$new/include" -mindepth 1 -maxdepth 1 ! -name pbo ! -name pbo.hpp ! -name boost -exec rm -rf {} +
fi
if [ -n "$json" ]; then
    from=$(folder_with nlohmann/json.hpp) && [ -n "$from" ] || die "the compiler finds no <nlohmann/json.hpp> (Debian and Ubuntu: nlohmann-json3-dev)"
    mkdir -p "$new/include/nlohmann"
    cp -R "$from/nlohmann/." "$new/include/nlohmann/"
fi
{
    echo "pbo $version: $count headers, reached from"
    for header in $headers; do echo "    $header"; done
    echo
    echo "Compile with -std=c++20 -I (this folder)/include.  They need the standard library"
    [ -z "$boost" ] || echo "and Boost's headers, of which those reached are here too (Boost Software License 1.0)"
    [ -z "$json" ] || echo "and nlohmann/json, which is here too (MIT licence)"
    [ -z "$libraries" ] || { echo "and these, which are not here:"; printf '%s\n' "$libraries" | sed 's|^|    |'; }
    echo "(64-bit; GCC 12, Clang 16 or newer).  Boost Software License 1.0: see LICENSE."
    echo
    echo "MANIFEST.sha256 has a checksum of every file: sha256sum -c MANIFEST.sha256"
    echo "To take another version: sh cmake/vendor.sh (this folder)$headers, in a checkout of it; a folder that was changed is left alone."
} >"$new/README"
(cd "$new" && files_of . | tr '\n' '\0' | xargs -0 $checksums) >"$work/manifest"
mv "$work/manifest" "$new/MANIFEST.sha256"
if [ -e "$to" ]; then mv "$to" "$work/old"; fi
mv "$new" "$to" || { [ ! -e "$work/old" ] || mv "$work/old" "$to"; die "$to cannot be written"; }
echo "$to: pbo $version, $count headers$([ -z "$boost" ] || printf ' and those of Boost that they reach')"
