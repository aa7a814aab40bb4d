# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# One way in which pbo is had without CMake's commands, tried by a user's program of two translation units, and refused where it
# is another version than the one wanted.
#
#     sh tests/consume/by.sh WAY SCRATCH PREFIX CXX [FLAGS...]
#
# WAY is copied, vendored, single, pkg_config, meson_subproject, meson_wrap or deb; PREFIX is where pbo has been installed.
# Says SKIPPED, and why, where a tool is missing.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../.." && pwd -P)
way=$1 scratch=$2 prefix=$3
shift 3
unset DESTDIR
version=$(awk '/#define PBO_VERSION_[A-Z]+ / { v = v s $3; s = "." } END { print v }' "$root/include/pbo/core/version.hpp")
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

wrong() { echo "$way: $*" >&2; exit 1; }
skip() { echo "SKIPPED: $*"; exit 0; }
needs() { command -v "$1" >/dev/null 2>&1 || skip "there is no $1 here (Debian and Ubuntu: $2)"; }

# build_with FLAGS...: the two translation units, linked and run.
build_with() {
    for unit in main limits; do $compile "$@" -c "$here/$unit.cpp" -o "$unit.o" || wrong "$unit.cpp does not compile"; done
    $compile main.o limits.o -o consumer || wrong "the two units do not link"
    ./consumer >out || wrong "the program says $(cat out)"
    grep -q "^pbo $version: 0.76 " out || wrong "the program says $(cat out)"
    # Who has no build system to ask for a version asks PBO_VERSION.
    if $compile "$@" -DWANTED=990000 -fsyntax-only "$here/main.cpp" 2>err; then wrong "version 99 is not refused"; fi
    grep -q 'this program needs a newer pbo' err || wrong "$(cat err)"
}
with_pkg_config() {
    [ "$(pkg-config --modversion pbo)" = "$version" ] || wrong "pkg-config says version $(pkg-config --modversion pbo)"
    flags=$(pkg-config --cflags "pbo >= $version") || wrong "pkg-config refuses version $version"
    case $flags in *"$root/include"*) wrong "the installed package points back into the checkout: $flags" ;; esac
    # shellcheck disable=SC2086
    build_with $flags
    if pkg-config --print-errors --exists 'pbo >= 99' 2>err; then wrong "version 99 is not refused"; fi
    grep -q "pbo.*'$version'" err || wrong "$(cat err)"
}
by_meson() {
    cp "$here/meson.build" "$here/meson_options.txt" "$here/main.cpp" "$here/limits.cpp" "$here/limits.hpp" .
    meson setup build -Dwanted=">= $version" >log 2>&1 || wrong "$(cat log)"
    meson compile -C build >log 2>&1 || wrong "$(cat log)"
    build/consumer >out || wrong "the program says $(cat out)"
    grep -q "^pbo $version: 0.76 " out || wrong "the program says $(cat out)"
    if meson setup refused -Dwanted='>= 99' >log 2>&1; then wrong "version 99 is not refused"; fi
    grep -q "$version.*>= 99" log || wrong "$(cat log)"
}

compile="$* -std=c++20 -O0"
case $way in
copied)
    mkdir third_party
    cp -R "$root/include" third_party/pbo
    build_with -Ithird_party/pbo
    ;;
vendored)
    sh "$root/cmake/vendor.sh" third_party/pbo pbo/measure/take_up.hpp pbo/interval/wilson.hpp pbo/read/returns.hpp >said
    [ "$(find third_party/pbo/include -name '*.hpp' | wc -l)" -lt 110 ] || wrong "too many headers: $(cat said)"
    if grep -rq '#include <\(boost\|nlohmann\)/' third_party/pbo; then wrong "take-up and Wilson reach a library"; fi
    cmp "$root/LICENSE" third_party/pbo/LICENSE
    grep -q "^pbo $version: " third_party/pbo/README || wrong "$(cat third_party/pbo/README)"
    build_with -Ithird_party/pbo/include
    $compile -Ithird_party/pbo/include -fsyntax-only "$here/take_up.cpp" || wrong "take-up from CSV does not compile"
    # The same headers are the same bytes; what nobody touched is replaced, and nothing else is.
    cp -R third_party/pbo before
    sh "$root/cmake/vendor.sh" third_party/pbo pbo/measure/take_up.hpp pbo/interval/wilson.hpp pbo/read/returns.hpp >said
    diff -r before third_party/pbo || wrong "made again it is another"
    for harm in 'echo >>third_party/pbo/include/pbo/core/version.hpp' 'rm third_party/pbo/LICENSE' 'echo >third_party/pbo/mine'; do
        eval "$harm"
        if sh "$root/cmake/vendor.sh" --check third_party/pbo 2>err; then wrong "not noticed: $harm"; fi
        cp -R third_party/pbo harmed
        if sh "$root/cmake/vendor.sh" third_party/pbo 2>err; then wrong "replaced in spite of: $harm"; fi
        grep -q 'left as it is: .*\(version.hpp was changed\|LICENSE is gone\|mine is not in its manifest\)' err || wrong "$(cat err)"
        diff -r harmed third_party/pbo || wrong "touched in spite of: $harm"
        rm -rf harmed third_party/pbo
        cp -R before third_party/pbo
    done
    sh "$root/cmake/vendor.sh" --check third_party/pbo >said || wrong "$(cat said)"
    code=0
    sh "$root/cmake/vendor.sh" elsewhere pbo/nowhere.hpp 2>err || code=$?
    [ $code -eq 2 ] && [ ! -e elsewhere ] || wrong "a header that there is not ends with $code"
    [ -z "$(find . -name '.pbo-vendor*')" ] || wrong "something is left: $(find . -name '.pbo-vendor*')"
    ;;
single)
    mkdir third_party
    sh "$root/cmake/vendor.sh" --single third_party/pbo.hpp pbo/interval/wilson.hpp >said
    sh "$root/cmake/vendor.sh" --check third_party/pbo.hpp >said || wrong "$(cat said)"
    grep -q 'Boost Software License' third_party/pbo.hpp || wrong "the licence is not there"
    # The program's own includes lead to the one header, as a vendor's would.
    for header in interval/wilson core/version; do
        mkdir -p "forward/pbo/${header%/*}"
        echo '#include "../../../third_party/pbo.hpp"' >"forward/pbo/$header.hpp"
    done
    build_with -Iforward
    sed 's/wilson/willson/' third_party/pbo.hpp >changed && mv changed third_party/pbo.hpp
    if sh "$root/cmake/vendor.sh" --single third_party/pbo.hpp 2>err; then wrong "a changed header is replaced"; fi
    # All of them as one: no two have a name in common that would clash, and each comes after what it needs.
    sh "$root/cmake/vendor.sh" --single all.hpp pbo/count.hpp pbo/domain.hpp pbo/interval.hpp >said
    echo '#include "all.hpp"' >all.cpp
    $compile -fsyntax-only -I. all.cpp
    ;;
pkg_config)
    needs pkg-config pkg-config
    export PKG_CONFIG_PATH="$prefix/share/pkgconfig"
    with_pkg_config
    # It may be moved.
    cp -R "$prefix" moved
    PKG_CONFIG_PATH=$scratch/moved/share/pkgconfig
    case $(pkg-config --cflags pbo) in *"$prefix"/include*) wrong "what was moved points back: $(pkg-config --cflags pbo)" ;; esac
    ;;
meson_*)
    needs meson meson
    command -v ninja >/dev/null 2>&1 || skip "there is no ninja here, which Meson needs (Debian and Ubuntu: ninja-build)"
    export CXX="$1"
    shift
    export CXXFLAGS="$*" LDFLAGS="$*"
    mkdir subprojects pbo
    cp -R "$root/include" "$root/meson.build" "$root/LICENSE" pbo/
    if [ "$way" = meson_subproject ]; then
        mv pbo subprojects/pbo
    else
        mv pbo "pbo-$version"
        tar -cf pbo.tar "pbo-$version"
        mkdir subprojects/packagecache
        mv pbo.tar subprojects/packagecache/
        rm -r "pbo-$version"
        sum=$(cd subprojects/packagecache && sha256sum pbo.tar | cut -c-64)
        cat >subprojects/pbo.wrap <<END
[wrap-file]
directory = pbo-$version
source_url = https://pbo.invalid/pbo.tar
source_filename = pbo.tar
source_hash = $sum

[provide]
pbo = pbo_dep
END
    fi
    by_meson
    ;;
deb)
    needs dpkg-deb dpkg
    needs pkg-config pkg-config
    cmake -S "$root" -B build -DCMAKE_CXX_COMPILER="$1" -DPBO_BUILD_TESTS=OFF -DPBO_BUILD_EXAMPLES=OFF >log 2>&1 || wrong "$(cat log)"
    (cd build && cpack -G DEB) >log 2>&1 || wrong "$(cat log)"
    deb=build/libpbo-dev_${version}_all.deb
    [ "$(dpkg-deb -f "$deb" Package Version Architecture | tr '\n' ' ')" = "Package: libpbo-dev Version: $version Architecture: all " ] ||
        wrong "$(dpkg-deb -f "$deb")"
    if dpkg --compare-versions "$(dpkg-deb -f "$deb" Version)" ge 99; then wrong "version 99 is not refused"; fi
    dpkg-deb -x "$deb" system
    if find system -type f | grep -v '^system/usr/\(include/pbo\|share/\(cmake/pbo\|pkgconfig\|licenses/pbo\|doc/libpbo-dev\)/\)'; then
        wrong "that is not where Debian wants it"
    fi
    export PKG_CONFIG_PATH="$scratch/system/usr/share/pkgconfig"
    with_pkg_config
    command -v lintian >/dev/null 2>&1 || { echo "deb: pbo $version serves (not held against lintian, which is not here)"; exit 0; }
    lintian --allow-root --fail-on error "$deb" >log 2>&1 || wrong "$(cat log)"
    ;;
*) wrong "there is no such way" ;;
esac
echo "$way: pbo $version serves, and version 99 is refused"
