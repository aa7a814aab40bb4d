// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_TAKE_BACK_HPP
#define PBO_EXAMPLES_SUPPORT_TAKE_BACK_HPP

// A ledger is written before the report it tells of: where --output then cannot be written, nothing was released, and the ledger is
// as it was.

#include <functional>
#include <string>

namespace examples {

struct taking_back {
    std::string file;            ///< the ledger that was written
    std::function<void()> undo;  ///< makes it as it was
};

/// Of this run of the program; nothing to undo unless a ledger was written.
inline taking_back& written_before_output() {
    static taking_back one;
    return one;
}

}  // namespace examples

#endif
