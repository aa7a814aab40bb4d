// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_RATIO_HPP
#define PBO_COMPARE_RATIO_HPP

// How many times as large is one share as another, and how sure is that?
//
//     ratio(a, b)                          // a over b, koopman at 95 %
//     ratio(a, b, miettinen_nurminen, confidence_level{0.99})
//
// a and b are whatever converts to a proportion.  Koopman's is the score interval, as Wilson's is for one share: hence the default.

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/koopman.hpp>
#include <pbo/compare/ratio_of.hpp>

namespace pbo {

struct ratio_function {
    template <ratio_method M = koopman_method>
    [[nodiscard]] estimate<ratio_of> operator()(comparand const& first, comparand const& second, M const& method = {},
                                          confidence_level const& level = {}) const {
        return method(ratio_of{first, second}, level);
    }
};
/// ratio(first, second, method = koopman, level = 95 %): first over second, two independent groups.
inline constexpr ratio_function ratio;

}  // namespace pbo

#endif
