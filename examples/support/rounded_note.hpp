// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_ROUNDED_NOTE_HPP
#define PBO_EXAMPLES_SUPPORT_ROUNDED_NOTE_HPP

// What a report says of figures that are made of rounded counts.

#include <string>
#include <string_view>

namespace examples {

/// what: "shares and verdicts".
[[nodiscard]] inline std::string words_of_rounding(std::string const& what) {
    return "The counts are rounded: " + what + " are made of rounded counts, and so near the facts. The intervals show how far a share of so many "
           "people could move by chance alone, and nothing of the rounding.";
}

/// The same below a picture.
inline constexpr std::string_view rounded_in_picture = "Counts are rounded, and shares are of rounded counts.";

}  // namespace examples

#endif
