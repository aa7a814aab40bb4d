// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PART_AGAINST_WHOLE_TEST_HPP
#define PBO_COMPARE_PART_AGAINST_WHOLE_TEST_HPP

// Does a council differ from everybody else in the England that contains it?  z = (p - W) / sqrt(W (1 - W) (1/n - 1/N)),
// which is the pooled two-sample test of the part against the rest, so that comparing with the whole and comparing with
// the others is the same question.  The p-value is two-sided.  Nobody in the part, or the part is the whole, or nobody or
// everybody hit: no statistic, and p = 1.

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/part_and_whole.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>

namespace pbo {

struct part_against_whole_score_test {
    template <class = detail::when_called>
    [[nodiscard]] static constexpr label name() { return "part_against_whole_score"; }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(part_and_whole const& e) const {
        auto const n = static_cast<double>(e.part().trials());
        auto const all = static_cast<double>(e.whole().trials());
        auto const hits = static_cast<double>(e.whole().hits());
        auto const misses = static_cast<double>(e.whole().misses());
        if (n == 0.0 || e.rest().trials() == 0 || hits == 0.0 || misses == 0.0)
            return {absence::nothing_to_divide_by, absence::not_applicable, 1.0, name()};
        double const variance = hits / all * (misses / all) * (e.share_of_rest() / n);
        double const z = e.value().value() / std::sqrt(variance);
        return {z, absence::not_applicable, std::min(1.0, 2.0 * detail::normal_upper_tail(std::abs(z))), name()};
    }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(comparand const& part, comparand const& whole) const {
        return (*this)(part_and_whole{part, whole});
    }
};
/// The test of a part against the whole that contains it; throws std::domain_error when it does not.
inline constexpr part_against_whole_score_test part_against_whole_score;

}  // namespace pbo

#endif
