// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_ROUNDING_RESIDUAL_HPP
#define PBO_MEASURE_GROWTH_ROUNDING_RESIDUAL_HPP

// England grew by 14,275 and its councils together by 14,235: is that a mistake, or rounding?  Counts rounded to the nearest
// `step` are each off by up to half a step; a sum of k of them, uniformly and independently off, has the standard deviation
// step / sqrt(12) sqrt(k), and about normal limits.  A change of the whole minus the changes of m parts holds k = 2 (m + 1)
// rounded counts.
//
//     auto r = pbo::rounding_residual(england, councils, 5);     // changes of counts, each rounded to 5
//     r.residual;  r.half_width;  r.verdict;
//     r.largest;                                                  // beyond this no rounding explains it: k step / 2
//
//   verdict   explained_by_rounding   within the half-width at the level
//             not_explained           beyond it (and beyond `largest`: impossible by rounding)
//             cannot_be_told          parts without figures at an end: the residual holds their change as well
//
// Parts with a missing figure are named by their position in `missing`.  Step 0 means not rounded: any residual is not
// explained.  Suppressed small counts are not rounded counts; leave them absent.  O(parts).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/measure/growth/count_change.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <vector>

namespace pbo {

enum class rounding_verdict : std::uint8_t { explained_by_rounding, not_explained, cannot_be_told };

template <>
inline constexpr auto spellings_of<rounding_verdict> =
    std::array{spelled<rounding_verdict>{rounding_verdict::explained_by_rounding, "explained by rounding"},
               spelled<rounding_verdict>{rounding_verdict::not_explained, "not explained by rounding"},
               spelled<rounding_verdict>{rounding_verdict::cannot_be_told, "cannot be told"}};

/// A published count at two times, either of which may be absent.
struct published_change {
    figure<std::uint64_t> start;
    figure<std::uint64_t> end;

    template <class = detail::when_called>
    [[nodiscard]] figure<std::int64_t> change() const {
        if (!start) return start.reason();
        if (!end) return end.reason();
        return detail::signed_difference(*end, *start);
    }
    friend bool operator==(published_change const&, published_change const&) = default;
};

struct rounding_residual_result {
    published_change whole;
    count_change parts;                ///< sums over the parts that have both ends
    figure<std::int64_t> residual;     ///< change of the whole less that of the parts
    double half_width = 0.0;           ///< by rounding alone, at the level
    double largest = 0.0;              ///< no rounding can make more
    std::uint64_t rounded_counts = 0;  ///< k
    std::vector<std::size_t> missing;  ///< parts without a figure at one end or both
    rounding_verdict verdict = rounding_verdict::cannot_be_told;
};

/// step / sqrt(12) sqrt(k): the standard deviation that rounding k counts to the nearest step gives their sum or difference.
template <class = detail::when_called>
[[nodiscard]] inline double rounding_deviation(std::uint64_t step, std::uint64_t rounded_counts) {
    return static_cast<double>(step) * std::sqrt(static_cast<double>(rounded_counts) / 12.0);
}

namespace detail {
struct rounding_residual_function {
    /// parts: a range of published_change, or of anything with a projection to one.
    template <class Parts, class Projection = std::identity>
    [[nodiscard]] rounding_residual_result operator()(published_change const& whole, Parts const& parts, std::uint64_t step,
                                                      confidence_level const& level = {}, Projection projection = {}) const {
        rounding_residual_result r;
        r.whole = whole;
        std::size_t position = 0;
        std::uint64_t present = 0;
        for (auto const& element : parts) {
            published_change const part = std::invoke(projection, element);
            if (part.start && part.end) {
                r.parts.start = checked_sum(r.parts.start, *part.start);
                r.parts.end = checked_sum(r.parts.end, *part.end);
                ++present;
            } else {
                r.missing.push_back(position);
            }
            ++position;
        }
        r.rounded_counts = 2 * (present + 1);
        r.half_width = level.z() * rounding_deviation(step, r.rounded_counts);
        r.largest = 0.5 * static_cast<double>(step) * static_cast<double>(r.rounded_counts);
        r.residual = whole.change().transform([&](std::int64_t change) { return change - r.parts.change(); });
        if (!r.residual || !r.missing.empty()) return r;
        r.verdict = std::abs(static_cast<double>(*r.residual)) <= r.half_width ? rounding_verdict::explained_by_rounding
                                                                               : rounding_verdict::not_explained;
        return r;
    }
};
}  // namespace detail

/// rounding_residual(whole, parts, step, level = 95 %, projection).
inline constexpr detail::rounding_residual_function rounding_residual{};

}  // namespace pbo

#endif
