// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_ODDS_RATIO_HPP
#define PBO_COMPARE_ODDS_RATIO_HPP

// How many times as large are the odds in one group as in another, and how sure is that?
//
//     odds_ratio(a, b)                          // a over b, score at 95 %
//     odds_ratio(a, b, miettinen_nurminen, confidence_level{0.99})
//
// a and b are whatever converts to a proportion.  The default is the score interval, as Wilson's is for one share.

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/score.hpp>
#include <pbo/compare/odds_ratio_of.hpp>

namespace pbo {

struct odds_ratio_function {
    template <odds_ratio_method M = score_method>
    [[nodiscard]] estimate<odds_ratio_of> operator()(comparand const& first, comparand const& second, M const& method = {},
                                          confidence_level const& level = {}) const {
        return method(odds_ratio_of{first, second}, level);
    }
};
/// odds_ratio(first, second, method = score, level = 95 %): first over second, two independent groups.
inline constexpr odds_ratio_function odds_ratio;

}  // namespace pbo

#endif
