# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What do the commands of this project need, and is it here?  Read (.) by tests/run, examples/run and .ci/run.
#
#     want tool cmake cmake        a command, and the Debian package that has it
#     want header boost/version.hpp libboost-dev
#     want library boost_mpi libboost-mpi-dev
#     install_missing              installs what is missing with apt-get, or says in a sentence what to install
#
# What is here is found by trying it, not by asking a package manager, so that nobody needs root, or Debian, who has
# what is needed.  Messages go to standard error.  Expects $root, the checkout; writes only below $root/build.

missing_packages=
missing_things=
missing_wants=

say() { printf 'pbo: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# The compiler that preset gcc names, if it can be used; else the user's own choice.
compiler() {
    if [ -n "${CXX:-}" ]; then printf '%s' "$CXX"
    elif command -v g++ >/dev/null 2>&1; then printf 'g++'
    else printf 'c++'
    fi
}

# Do these lines pass the preprocessor?  (Compiling CLI11 would take seconds.)
preprocesses() { printf '%s\n' "$@" | $(compiler) -std=c++20 -x c++ -E - >/dev/null 2>&1; }

has() {
    case $1 in
        tool) command -v "$2" >/dev/null 2>&1 ;;
        header) preprocesses "#if !__has_include(<$2>)" "#error missing" "#endif" ;;
        library) printf 'int main() {}\n' | $(compiler) -x c++ - -l"$2" -o /dev/null >/dev/null 2>&1 ;;
        compiler) preprocesses '#include <compare>' '#include <concepts>' '#include <version>' \
            '#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 12' '#error too old' '#endif' \
            '#if defined(__clang__) && !defined(__apple_build_version__) && __clang_major__ < 16' '#error too old' '#endif' ;;
        cmake) cmake -P "$root/cmake/new_enough.cmake" >/dev/null 2>&1 ;;
        boost) preprocesses '#include <boost/version.hpp>' '#if BOOST_VERSION < 107400' '#error too old' '#endif' ;;
        libcxx) printf '#include <version>\n' | "$2" -stdlib=libc++ -x c++ -fsyntax-only - >/dev/null 2>&1 ;;
        generator) command -v ninja >/dev/null 2>&1 || command -v make >/dev/null 2>&1 ;;
        *) die "cannot look for '$1'" ;;
    esac
}

# want KIND NAME PACKAGE [IN WORDS]
want() {
    has "$1" "$2" && return
    missing_packages="$missing_packages $3"
    missing_things="${missing_things:+$missing_things, }${4:-$2}"
    missing_wants="$missing_wants$1 $2
"
}

# What every build needs.
want_build_tools() {
    want compiler c++ g++ "a C++20 compiler (GCC 12, Clang 16 or newer)"
    want cmake cmake cmake "CMake 3.24 or newer"
    want generator generator ninja-build "ninja or make"
    want boost boost libboost-dev "the headers of Boost 1.74 or newer"
}

install_missing() {
    [ -n "$missing_packages" ] || return 0
    what_to_do="missing: $missing_things"
    command -v apt-get >/dev/null 2>&1 ||
        die "$what_to_do. Install these (on Debian or Ubuntu the packages are:$missing_packages), then run this again." \
            "Headers that the compiler does not find by itself can be pointed to with CPATH and CMAKE_PREFIX_PATH."
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            die "$what_to_do. Ask someone who may: apt-get install$missing_packages"
        as_root=sudo
    fi
    say "$what_to_do; installing$missing_packages"
    mkdir -p "$root/build"
    log=$root/build/install.log
    # Package names hold no spaces: the list is split on purpose.
    if ! { $as_root apt-get update -q &&
           $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing_packages
         } >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        die "could not install$missing_packages (the whole story: build/install.log)"
    fi
    hash -r
    printf '%s' "$missing_wants" | while read -r kind name; do
        has "$kind" "$name" || die "installed$missing_packages, but this system's $name is still missing or too old:" \
            "pbo needs GCC 12 or Clang 16, CMake 3.24 and Boost 1.74 or newer."
    done
    missing_packages=
}

jobs() { nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# configure DIRECTORY ARGUMENTS...: configures $root/build/DIRECTORY; the long story goes to its configure.log.
configure() {
    directory=$root/build/$1
    shift
    # A checkout that was moved or copied brings a build folder of elsewhere.
    if [ -f "$directory/CMakeCache.txt" ]; then
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$directory/CMakeCache.txt" || rm -rf "$directory"
    fi
    # The generator of a build folder is chosen once.
    if [ ! -f "$directory/CMakeCache.txt" ] && command -v ninja >/dev/null 2>&1; then set -- -G Ninja "$@"; fi
    mkdir -p "$directory"
    if ! (cd "$root" && cmake "$@" -B "$directory") >"$directory/configure.log" 2>&1 </dev/null; then
        cat "$directory/configure.log" >&2
        die "CMake could not configure $directory"
    fi
}
