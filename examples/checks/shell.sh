# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What every program says of itself in a shell: its version, which is that of the header.
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
finish
