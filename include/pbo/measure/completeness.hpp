// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_COMPLETENESS_HPP
#define PBO_MEASURE_COMPLETENESS_HPP

// Is everyone in it?  A complete count (every eligible person of a council) is what it is: its figures are facts and have
// no sampling error.  Counts from a sample stand for people who were not asked.  Intervals are printed for both, because
// readers compare councils; a statement about certainty is made only for a sample.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class completeness : std::uint8_t { complete_count, sample };

template <>
inline constexpr auto spellings_of<completeness> = std::array{
    spelled<completeness>{completeness::complete_count, "complete count"}, spelled<completeness>{completeness::sample, "sample"}};

}  // namespace pbo

#endif
