// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_POSITIVE_ROOT_HPP
#define PBO_COMPARE_DETAIL_POSITIVE_ROOT_HPP

// Where does an increasing function of a positive number cross zero?  All score limits of this room come down to this.
// Newton's method on the logarithm of the unknown, kept inside a bracket by bisection there: the answer is good to the
// last bits relative to its own size, were it 1e-12 or 1e12, which an absolute tolerance would ruin.

#include <cmath>
#include <limits>

namespace pbo::detail {

/// f(u), and the derivative of f by log u.
struct value_and_slope {
    double value;
    double slope;
};

/// The u > 0 with f(u) = 0 for an increasing f, looked for from start > 0.
template <class F>
[[nodiscard]] double positive_root(F const& f, double start) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double low = 0.0;
    double high = infinity;
    double last_step = infinity;
    double stride = 2.0;
    double u = start;
    for (int i = 0; i < 500; ++i) {
        auto const [value, slope] = f(u);
        if (value == 0.0) return u;
        (value < 0.0 ? low : high) = u;
        double step = -value / slope;
        double next = u * std::exp(step);
        if (std::abs(step) < 1e-13) return next;  // the error left is of the order of its square
        if (!(next > low && next < high && std::abs(step) <= 0.5 * last_step)) {
            if (low > 0.0 && high < infinity) {
                next = std::sqrt(low) * std::sqrt(high);
                if (!(next > low && next < high)) return u;
            } else {  // nothing on the other side yet: walk there, faster and faster
                next = value < 0.0 ? u * stride : u / stride;
                stride *= stride;
            }
            step = std::log(next / u);
        }
        last_step = std::abs(step);
        u = next;
    }
    return u;
}

}  // namespace pbo::detail

#endif
