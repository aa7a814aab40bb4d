// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SUPERIORITY_HPP
#define PBO_COMPARE_SUPERIORITY_HPP

// If one person is drawn from each group, how likely is the first to have the higher answer?  The probability of
// superiority, P(X > Y) + P(X = Y) / 2, for ordered answers counted by category, lowest first; ties count half each
// way.  A half means that neither group tends to answer higher.
//   superiority_score   Newcombe (2006, part 2, method 5): the values t with |estimate - t| <= z sqrt(V(t)), where V is
//                       Hanley and McNeil's (1982) variance with both group sizes put to their mean; never degenerate,
//                       somewhat wide when many answers tie
//   superiority_logit   DeLong, DeLong and Clarke-Pearson's (1988) variance, from the counts themselves, on the logit
//                       scale; follows the ties, but says nothing (nothing_to_divide_by) at 0, 1 or without spread
// An empty group: no value (nothing_to_divide_by), limits [0, 1]; a group of one with superiority_logit: no limits
// (no_degrees_of_freedom).  Cost: one pass over the categories; the score limits take about 1 us.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

class probability_of_superiority {
public:
    static constexpr interval range = unit_interval;

    constexpr probability_of_superiority() = default;

    /// How many of each group gave each answer, lowest answer first.  Throws std::invalid_argument when the two do not
    /// have the same number of categories.
    template <class = detail::when_called>
    probability_of_superiority(std::span<std::uint64_t const> first, std::span<std::uint64_t const> second) {
        if (first.size() != second.size())
            throw std::invalid_argument("pbo::probability_of_superiority: " + std::to_string(first.size()) +
                                        " categories against " + std::to_string(second.size()));
        std::uint64_t m = 0, n = 0;
        for (std::size_t i = 0; i < first.size(); ++i) {
            m = detail::checked_sum(m, first[i]);
            n = detail::checked_sum(n, second[i]);
        }
        first_ = m;
        second_ = n;
        double const people1 = static_cast<double>(m), people2 = static_cast<double>(n);
        double const all = people1 + people2;
        if (m == 0 || n == 0) return;
        std::uint64_t below1 = 0, below2 = 0;  // people with a lower answer
        for (std::size_t i = 0; i < first.size(); ++i) {
            double const x = static_cast<double>(first[i]), y = static_cast<double>(second[i]);
            double const under2 = static_cast<double>(below2), over2 = static_cast<double>(n - below2 - second[i]);
            won_ += x * (under2 / people2) / people1;
            lost_ += x * (over2 / people2) / people1;
            tied_ += x * (y / people2) / people1;
            tie_spread_ += (x + y) / all * ((all - (x + y)) / all) * ((all + (x + y)) / all);
            below1 += first[i];
            below2 += second[i];
        }
        below1 = below2 = 0;
        double const centre = value_or_half();
        for (std::size_t i = 0; i < first.size(); ++i) {  // placements: the share of the other group below, ties half
            double const x = static_cast<double>(first[i]), y = static_cast<double>(second[i]);
            double const place1 = (static_cast<double>(below2) + 0.5 * y) / people2;
            double const place2 = 1.0 - (static_cast<double>(below1) + 0.5 * x) / people1;
            placement1_ += x / people1 * (place1 - centre) * (place1 - centre);
            placement2_ += y / people2 * (place2 - centre) * (place2 - centre);
            below1 += first[i];
            below2 += second[i];
        }
    }

    [[nodiscard]] constexpr std::uint64_t first() const noexcept { return first_; }
    [[nodiscard]] constexpr std::uint64_t second() const noexcept { return second_; }
    /// Shares of all pairs in which the first answered higher, the same, lower.
    [[nodiscard]] constexpr double won() const noexcept { return won_; }
    [[nodiscard]] constexpr double tied() const noexcept { return tied_; }
    [[nodiscard]] constexpr double lost() const noexcept { return lost_; }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (first_ == 0 || second_ == 0) return absence::nothing_to_divide_by;
        return value_or_half();
    }
    /// won - lost (Somers' D, Cliff's delta).
    [[nodiscard]] constexpr double balance() const noexcept { return won_ - lost_; }
    /// 1 - (sum of t^3) / N^3 over the tied groups of the two together; 0 when everybody gave one answer.
    [[nodiscard]] constexpr double tie_spread() const noexcept { return tie_spread_; }
    /// DeLong's variance; no_degrees_of_freedom with fewer than two people in a group.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> placement_variance() const {
        if (first_ < 2 || second_ < 2) return absence::no_degrees_of_freedom;
        return placement1_ / static_cast<double>(first_ - 1) + placement2_ / static_cast<double>(second_ - 1);
    }

    friend bool operator==(probability_of_superiority const&, probability_of_superiority const&) = default;
    static constexpr std::array<std::string_view, 5> evidence_names{"first", "second", "won", "tied", "lost"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<double, 5> evidence() const noexcept {
        return {static_cast<double>(first_), static_cast<double>(second_), won_, tied_, lost_};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, probability_of_superiority const& s) {
        return out << detail::plain(s.first_) << " against " << detail::plain(s.second_);
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] double value_or_half() const {
        if (lost_ == 0.0 && tied_ == 0.0) return 1.0;
        if (won_ == 0.0 && tied_ == 0.0) return 0.0;
        return std::fmin(1.0, std::fmax(0.0, 0.5 + 0.5 * (won_ - lost_)));
    }

    std::uint64_t first_ = 0, second_ = 0;
    double won_ = 0.0, tied_ = 0.0, lost_ = 0.0;
    double tie_spread_ = 0.0;
    double placement1_ = 0.0, placement2_ = 0.0;
};

struct superiority_score_method : callable_method<superiority_score_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "superiority_score";
};
struct superiority_logit_method : callable_method<superiority_logit_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "superiority_logit";
};

inline constexpr superiority_score_method superiority_score{};
inline constexpr superiority_logit_method superiority_logit{};

namespace detail {
/// The largest t >= estimate that the score interval contains.
template <class = detail::when_called>
inline double superiority_upper(double estimate, double m, double n, double z) {
    double const other = 0.5 * (m + n) - 1.0;
    auto const outside = [&](double t) {
        double const variance = t * (1.0 - t) * (1.0 + other * ((1.0 - t) / (2.0 - t) + t / (1.0 + t))) / (m * n);
        return t - estimate > z * std::sqrt(variance);
    };
    double in = estimate, out = 1.0;
    if (!outside(out)) return 1.0;
    for (int i = 0; i < 200; ++i) {
        double const middle = 0.5 * (in + out);
        if (middle == in || middle == out) break;
        (outside(middle) ? out : in) = middle;
    }
    return in;
}
}  // namespace detail

template <class = detail::when_called>
inline figure<interval> limits(superiority_score_method const&, probability_of_superiority const& s,
                               confidence_level const& level) {
    if (!s.value()) return unit_interval;
    double const m = static_cast<double>(s.first()), n = static_cast<double>(s.second());
    double const lower = 1.0 - detail::superiority_upper(1.0 - *s.value(), m, n, level.z());
    return interval{std::fmin(lower, *s.value()), detail::superiority_upper(*s.value(), m, n, level.z())};
}

template <class = detail::when_called>
inline figure<interval> limits(superiority_logit_method const&, probability_of_superiority const& s,
                               confidence_level const& level) {
    if (!s.value()) return unit_interval;
    auto const variance = s.placement_variance();
    if (!variance) return variance.reason();
    double const t = *s.value();
    if (t <= 0.0 || t >= 1.0 || *variance <= 0.0) return absence::nothing_to_divide_by;
    double const half = level.z() * std::sqrt(*variance) / (t * (1.0 - t));
    return interval{t / (t + (1.0 - t) * std::exp(half)), t / (t + (1.0 - t) * std::exp(-half))};
}

}  // namespace pbo

#endif
