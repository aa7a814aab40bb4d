// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_PROPORTION_HPP
#define PBO_ACCUMULATORS_PROPORTION_HPP

// What is the share so far?  The counts of a tally as the estimand that every method takes: a proportion, or, in a set with
// weights, a weighted_proportion.
//
//     pbo::extract::proportion(set).value()            // the share, or why there is none
//
// proportion_of<hit>, proportion_of<hit, asked> are of any record; see tally.hpp for what may be fed.

#include <pbo/accumulators/detail/reading.hpp>
#include <pbo/accumulators/tally.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/weighted_proportion.hpp>

namespace pbo {

namespace detail {
struct read_proportion {
    proportion operator()(tally const& cell) const { return cell.counted(); }
    weighted_proportion operator()(weighted_proportion const& cell) const { return cell; }
};
}  // namespace detail

namespace tag {
using proportion = reading<the_sample, detail::read_proportion>;
using weighted_proportion = weighted_reading<the_sample, detail::read_proportion>;
template <auto hit, auto asked = asked_of_everybody>
using proportion_of = reading<predicate_of_record<hit, asked>, detail::read_proportion>;
}  // namespace tag

namespace extract {
inline constexpr detail::plain_extractor<tag::proportion> proportion{};
template <auto hit, auto asked = asked_of_everybody>
inline constexpr detail::plain_extractor<tag::proportion_of<hit, asked>> proportion_of{};
}  // namespace extract

}  // namespace pbo

#endif
