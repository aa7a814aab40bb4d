// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_BOSCHLOO_HPP
#define PBO_COMPARE_BOSCHLOO_HPP

// Could two groups of given sizes differ this much by chance alone, exactly?  Boschloo's (1970) test: Fisher's p-value
// serves only to order the tables; the p-value is the largest probability, over the unknown common proportion, of a
// Fisher p-value no larger than the one seen.  Never larger than Fisher's: uniformly more powerful, and still exact.
//   boschloo                          ordered by Fisher's two-sided p-value (R's Exact)
//   boschloo_doubled                  twice the smaller one-sided Boschloo p-value (SciPy's two-sided)
//   boschloo_less, boschloo_greater   ordered by Fisher's one-sided p-value
// The rows of the table are the groups; SciPy's boschloo_exact takes the groups as columns.
// statistic: the Fisher p-value that orders.  Nobody or everybody hit, or an empty group: no statistic, p = 1.  More
// than 100,000 people in all: no p-value (not_available).  Cost: 0.2 ms at 100 + 100 people, growing as N sqrt(N).

#include <pbo/compare/alternative.hpp>
#include <pbo/compare/detail/conditional_law.hpp>
#include <pbo/compare/detail/nuisance_supremum.hpp>
#include <pbo/compare/fisher.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// Equal p-values of different tables are computed with different roundings.
inline constexpr double boschloo_tie = 1e-12;

/// The largest attainable P(X <= x | s) that is at most `limit`.
template <class = detail::when_called>
inline double largest_lower_tail(std::vector<double> const& probabilities, double limit) {
    double sum = 0.0;
    for (double const p : probabilities) {
        if (sum + p > limit) return sum;
        sum += p;
    }
    return 1.0;
}

/// The largest attainable two-sided Fisher p-value given s that is at most `limit`.  Probabilities rise to the mode and
/// fall again, so taking the smaller end each time visits them in order; ties are those of fisher.
template <class = detail::when_called>
inline double largest_two_sided(std::vector<double> const& probabilities, double limit) {
    struct ends {
        std::vector<double> const& p;
        std::size_t left, right;  // [left, right) is still to come
        [[nodiscard]] bool empty() const { return left == right; }
        [[nodiscard]] double next() const { return std::fmin(p[left], p[right - 1]); }
        double take() { return p[left] <= p[right - 1] ? p[left++] : p[--right]; }
    };
    ends seen{probabilities, 0, probabilities.size()};
    ends summed = seen;
    double sum = 0.0, reached = 0.0;
    while (!seen.empty()) {
        double const bound = seen.take() * (1.0 + fisher_tie);
        while (!summed.empty() && summed.next() <= bound) sum += summed.take();
        if (sum > limit) return reached;
        reached = sum;
    }
    return 1.0;
}

template <class = detail::when_called>
inline double boschloo_p_value(two_by_two const& t, alternative sides, double fisher_p) {
    // Less for the swapped groups is greater for the groups as they are.
    two_by_two const table = sides == alternative::greater ? two_by_two(t.c, t.d, t.a, t.b) : t;
    double const limit = fisher_p * (1.0 + boschloo_tie);
    if (limit >= 1.0) return 1.0;
    std::vector<double> weights(t.total() + 1);
    conditional_law law(table.a + table.b, table.c + table.d, std::fmax(1e-280, 1e-20 * fisher_p));
    for (std::size_t s = 0; s < weights.size(); ++s) {
        law.given(s);
        weights[s] = sides == alternative::two_sided ? largest_two_sided(law.probabilities(), limit)
                                                     : largest_lower_tail(law.probabilities(), limit);
    }
    // Fisher's p-value is itself an upper bound; rounding must not lift the supremum above it.
    return std::fmin(fisher_p, rejection_polynomial(std::move(weights)).supremum());
}

}  // namespace detail

struct boschloo_test : callable_two_by_two_test<boschloo_test> {
    alternative sides = alternative::two_sided;
    bool doubled = false;

    constexpr boschloo_test() = default;
    template <class = detail::when_called>
    constexpr explicit boschloo_test(alternative which, bool twice_the_smaller = false)
        : sides(which), doubled(twice_the_smaller) {}

    template <class = detail::when_called>
    [[nodiscard]] constexpr label name() const {
        return label(doubled ? "boschloo_doubled" : "boschloo").append(detail::suffix(sides));
    }
    template <class = detail::when_called>
    [[nodiscard]] test_result test(two_by_two const& counts) const {
        if (counts.has_empty_margin()) return detail::silent(absence::not_applicable, name());
        bool const too_many = counts.total() > detail::most_people_to_enumerate;
        auto const one = [&](alternative which) -> test_result {
            double const fisher_p = *fisher_test{which}(counts).p_value;
            figure<double> p = absence::not_available;
            if (!too_many) p = detail::boschloo_p_value(counts, which, fisher_p);
            return {fisher_p, absence::not_applicable, p, name()};
        };
        if (!doubled || sides != alternative::two_sided) return one(sides);
        auto const less = one(alternative::less);
        auto const greater = one(alternative::greater);
        double const statistic = std::fmin(*less.statistic, *greater.statistic);
        if (too_many) return {statistic, absence::not_applicable, absence::not_available, name()};
        return {statistic, absence::not_applicable, std::fmin(1.0, 2.0 * std::fmin(*less.p_value, *greater.p_value)),
                name()};
    }
};

inline constexpr boschloo_test boschloo{};
inline constexpr boschloo_test boschloo_doubled{alternative::two_sided, true};
inline constexpr boschloo_test boschloo_less{alternative::less};
inline constexpr boschloo_test boschloo_greater{alternative::greater};

}  // namespace pbo

#endif
