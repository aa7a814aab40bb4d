// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_ALTERNATIVE_HPP
#define PBO_COMPARE_ALTERNATIVE_HPP

// What would we like to show?  That the first proportion differs from the second (two_sided), is smaller (less) or
// larger (greater).  One side is to be chosen before the counts are seen.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class alternative : std::uint8_t { two_sided, less, greater };

template <>
inline constexpr std::array<spelled<alternative>, 3> spellings_of<alternative>{
    {{alternative::two_sided, "two_sided"}, {alternative::less, "less"}, {alternative::greater, "greater"}}};

namespace detail {
/// What a test's name ends in: "", "_less" or "_greater".
template <class = detail::when_called>
[[nodiscard]] constexpr std::string_view suffix(alternative a) {
    return a == alternative::less ? "_less" : a == alternative::greater ? "_greater" : "";
}
}  // namespace detail

}  // namespace pbo

#endif
