// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_BETA_QUANTILE_HPP
#define PBO_INTERVAL_DETAIL_BETA_QUANTILE_HPP

// The x with P(B <= x) = side.probability (beta_quantile) or P(B > x) = side.probability (beta_quantile_above) for B of
// Beta(a, b), a and b above 0.

#include <pbo/core/confidence_level.hpp>
#include <pbo/interval/detail/boost_policy.hpp>

#include <boost/math/special_functions/beta.hpp>

#include <cmath>

namespace pbo::detail {

[[nodiscard]] inline double beta_quantile(double a, double b, tail const& side) {
    double const p = side.probability;
    if (a == 1.0) return -std::expm1(std::log1p(-p) / b);
    if (b == 1.0) return std::exp(std::log(p) / a);
    return boost::math::ibeta_inv(a, b, p, boost_policy{});
}

[[nodiscard]] inline double beta_quantile_above(double a, double b, tail const& side) {
    double const q = side.probability;
    if (a == 1.0) return -std::expm1(std::log(q) / b);
    if (b == 1.0) return std::exp(std::log1p(-q) / a);
    return boost::math::ibetac_inv(a, b, q, boost_policy{});
}

}  // namespace pbo::detail

#endif
