// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_EQUIVALENCE_HPP
#define PBO_COMPARE_EQUIVALENCE_HPP

// May we say that nothing changed ("flatlined")?  A test that found no difference does not say so; two one-sided tests
// (Schuirmann 1987) do: the hypothesis is that the change is at least the margin, one way or the other, and a small
// p-value speaks for "within the margin".  The p-value is the larger of the two; with p < 0.05 the 90 % interval lies
// wholly within the margin.  The margin is to be chosen before the counts are seen.
//   equivalence{0.05}(p1, p2)                    two groups: p1 - p2 within 5 points; score test (Farrington and
//                                                Manning 1990)
//   equivalence_to{0.05}(p, 0.30)                one proportion against a known share (a plan, a complete count): score
//   equivalence_of_balance{0.05}(net_balance)    the same people twice, or better against worse: Tango (1998)
//   equivalence_of_counts{0.05}(before, after)   two counts of events: after / before within 1 -+ 0.05, exactly, by the
//                                                binomial law of one given their sum (both taken as Poisson)
// statistic: of the two z's the one nearer to failing (absent for counts, which are exact).  An empty group, or no
// events at all: no statistic (nothing_to_divide_by), p = 1.  Throws std::domain_error unless 0 < margin < 1.

#include <pbo/compare/detail/binomial_law.hpp>
#include <pbo/compare/detail/equivalence_score.hpp>
#include <pbo/compare/net_balance.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>

#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

namespace detail {

/// The margin of an equivalence test, and the name that carries it: equivalence(0.05).
class equivalence_margin {
public:
    template <class = detail::when_called>
    explicit equivalence_margin(double margin) : margin_(margin) {
        if (!(margin > 0.0 && margin < 1.0)) {
            std::ostringstream m;
            m << "pbo::equivalence: a margin of " << detail::plain(margin)
              << " is not between 0 and 1 (write 0.05 for 5 points)";
            throw std::domain_error(m.str());
        }
    }
    [[nodiscard]] double margin() const noexcept { return margin_; }

protected:
    template <class = detail::when_called>
    [[nodiscard]] label named(std::string_view base) const {
        return label(base).append("(").append(text_form<double>::write(margin_)).append(")");
    }
    /// From the two differences to the margin's ends, both positive inside, and the variances there.
    template <class = detail::when_called>
    [[nodiscard]] test_result two_tests(double above_lower, double variance_lower, double below_upper,
                                        double variance_upper, label const& method) const {
        auto const z = [](double distance, double variance) {
            return variance > 0.0 ? distance / std::sqrt(variance) : distance > 0.0 ? HUGE_VAL : -HUGE_VAL;
        };
        double const nearer = std::fmin(z(above_lower, variance_lower), z(below_upper, variance_upper));
        figure<double> statistic = nearer;
        if (std::isinf(nearer)) statistic = absence::nothing_to_divide_by;
        return {statistic, absence::not_applicable, normal_upper_tail(nearer), method};
    }

private:
    double margin_;
};

}  // namespace detail

struct equivalence : detail::equivalence_margin, callable_two_by_two_test<equivalence> {
    using detail::equivalence_margin::equivalence_margin;
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return named("equivalence"); }
    template <class = detail::when_called>
    [[nodiscard]] test_result test(two_by_two const& counts) const {
        detail::real_cells const t(counts);
        double const n1 = t.a + t.b, n2 = t.c + t.d;
        if (n1 == 0.0 || n2 == 0.0) return detail::silent(absence::not_applicable, name());
        double const gap = detail::difference_of_products(t.a, t.d, t.b, t.c) / n1 / n2;
        return two_tests(gap + margin(), detail::restricted_variance(t, -margin()), margin() - gap,
                         detail::restricted_variance(t, margin()), name());
    }
};

struct equivalence_to : detail::equivalence_margin {
    using detail::equivalence_margin::equivalence_margin;
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return named("equivalence_to"); }
    /// Throws std::domain_error unless 0 <= share <= 1.  An end of the margin beyond [0, 1] cannot be the truth.
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(proportion const& p, double share) const {
        if (!(share >= 0.0 && share <= 1.0))
            throw std::domain_error("pbo::equivalence_to: " + std::to_string(share) + " is not a share");
        if (p.trials() == 0) return detail::silent(absence::not_applicable, name());
        double const n = static_cast<double>(p.trials());
        double const lower = share - margin(), upper = share + margin();
        double const lower_z = lower < 0.0 ? HUGE_VAL : lower == 0.0 ? (p.hits() > 0 ? HUGE_VAL : -HUGE_VAL) : 0.0;
        double const upper_z = upper > 1.0 ? HUGE_VAL : upper == 1.0 ? (p.misses() > 0 ? HUGE_VAL : -HUGE_VAL) : 0.0;
        double const value = static_cast<double>(p.hits()) / n;
        return two_tests(lower_z != 0.0 ? lower_z : value - lower, lower_z != 0.0 ? 1.0 : lower * (1.0 - lower) / n,
                         upper_z != 0.0 ? upper_z : upper - value, upper_z != 0.0 ? 1.0 : upper * (1.0 - upper) / n,
                         name());
    }
};

struct equivalence_of_balance : detail::equivalence_margin {
    using detail::equivalence_margin::equivalence_margin;
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return named("equivalence_of_balance"); }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(net_balance const& counts) const {
        if (counts.answered() == 0) return detail::silent(absence::not_applicable, name());
        double const n = static_cast<double>(counts.answered());
        double const b = static_cast<double>(counts.better()), w = static_cast<double>(counts.worse());
        double const value = *counts.value();
        return two_tests(value + margin(), detail::tango_variance(b, w, n, -margin()) / n / n, margin() - value,
                         detail::tango_variance(b, w, n, margin()) / n / n, name());
    }
};

struct equivalence_of_counts : detail::equivalence_margin {
    using detail::equivalence_margin::equivalence_margin;
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return named("equivalence_of_counts"); }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(std::uint64_t before, std::uint64_t after) const {
        if (before == 0 && after == 0) return detail::silent(absence::not_applicable, name());
        double const first = static_cast<double>(before), second = static_cast<double>(after);
        double const fell = detail::binomial_upper_tail({second, first, 1.0 - margin()});        // P(after or more)
        double const rose = detail::binomial_upper_tail({first, second, 1.0 / (1.0 + margin())});  // P(after or fewer)
        return {absence::not_applicable, absence::not_applicable, std::fmax(fell, rose), name()};
    }
};

}  // namespace pbo

#endif
