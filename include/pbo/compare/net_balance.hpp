// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_NET_BALANCE_HPP
#define PBO_COMPARE_NET_BALANCE_HPP

// How many more got better than got worse?  (better - worse) / answered, between -1 and 1.  Better and worse are two
// answers of the same people, so they are not independent: Var = (p_b + p_w - (p_b - p_w)^2) / n.
//   tango          Tango's (1998) score limits with better and worse as the discordant counts: the values x with
//                  |b - w - n x| <= z sqrt(n (2 q + x (1 - x))); 2 Wilson - 1 when nobody is unchanged; 0 is outside
//                  exactly when McNemar's test rejects
//   mover_wilson   Wilson's limits of better and of worse, joined with their correlation (Newcombe 1998; Zou and Donner
//                  2008), which is 0 when nobody or everybody is better, or worse
//   wald           value -+ z standard errors, kept within [-1, 1]; for teaching: a point when all agree
// Nobody answered: no value (nothing_to_divide_by), limits [-1, 1].  The limits contain the value, are -1 or 1 exactly
// when everybody got worse or better, for any n up to 10^15.

#include <pbo/compare/mover_wilson.hpp>
#include <pbo/compare/tango.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/wald.hpp>
#include <pbo/interval/wilson.hpp>

#include <array>
#include <cmath>
#include <compare>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace pbo {

class net_balance {
public:
    static constexpr interval range{-1.0, 1.0};

    constexpr net_balance() = default;
    /// Throws std::domain_error when better and worse together are more than answered.
    template <class = detail::when_called>
    constexpr net_balance(std::uint64_t better, std::uint64_t worse, std::uint64_t answered)
        : better_(better), worse_(worse), answered_(answered) {
        if (better > answered || worse > answered - better)
            throw std::domain_error("pbo::net_balance: " + std::to_string(better) + " better and " +
                                    std::to_string(worse) + " worse of " + std::to_string(answered) + " answers");
    }

    [[nodiscard]] constexpr std::uint64_t better() const noexcept { return better_; }
    [[nodiscard]] constexpr std::uint64_t worse() const noexcept { return worse_; }
    [[nodiscard]] constexpr std::uint64_t answered() const noexcept { return answered_; }
    [[nodiscard]] constexpr std::uint64_t unchanged() const noexcept { return answered_ - better_ - worse_; }

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (answered_ == 0) return absence::nothing_to_divide_by;
        double const size = static_cast<double>(better_ > worse_ ? better_ - worse_ : worse_ - better_);
        return (better_ < worse_ ? -size : size) / static_cast<double>(answered_);
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> standard_error() const {
        if (answered_ == 0) return absence::nothing_to_divide_by;
        double const n = static_cast<double>(answered_);
        double const b = static_cast<double>(better_), w = static_cast<double>(worse_);
        double const rest = static_cast<double>(unchanged());
        // n^2 times the variance is b (n - b) / n + w (n - w) / n + 2 b w / n, written without a subtraction.
        return std::sqrt((b * (w + rest) + w * (b + rest) + 2.0 * b * w) / n) / n;
    }
    /// What the same people would show if better and worse changed places.
    template <class = detail::when_called>
    [[nodiscard]] constexpr net_balance reversed() const { return {worse_, better_, answered_}; }

    template <class = detail::when_called>
    constexpr net_balance& operator+=(net_balance const& other) {
        auto const answered = detail::checked_sum(answered_, other.answered_);
        better_ += other.better_;
        worse_ += other.worse_;
        answered_ = answered;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("better", self.better_);
        visit("worse", self.worse_);
        visit("answered", self.answered_);
        if constexpr (!std::is_const_v<Self>) self = net_balance(self.better_, self.worse_, self.answered_);
    }
    friend constexpr auto operator<=>(net_balance const&, net_balance const&) = default;
    static constexpr std::array<std::string_view, 3> evidence_names{"better", "worse", "answered"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<std::uint64_t, 3> evidence() const noexcept {
        return {better_, worse_, answered_};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, net_balance const& b) {
        return out << detail::plain(b.better_) << " better, " << detail::plain(b.worse_) << " worse of "
                   << detail::plain(b.answered_);
    }

private:
    std::uint64_t better_ = 0, worse_ = 0, answered_ = 0;
};

/// b and w are the discordant counts of Tango's interval, everybody else the concordant ones.
template <class = detail::when_called>
inline figure<interval> limits(tango_method const& method, net_balance const& counts, confidence_level const& level) {
    return limits(method, paired_difference_of{0, counts.better(), counts.worse(), counts.unchanged()}, level);
}

template <class = detail::when_called>
inline figure<interval> limits(mover_wilson_method const&, net_balance const& counts, confidence_level const& level) {
    if (counts.answered() == 0) return net_balance::range;
    double const n = static_cast<double>(counts.answered());
    proportion const better{counts.better(), counts.answered()}, worse{counts.worse(), counts.answered()};
    double const pb = static_cast<double>(better.hits()) / n, pw = static_cast<double>(worse.hits()) / n;
    interval const b = *limits(wilson, better, level), w = *limits(wilson, worse, level);
    double correlation = 0.0;
    if (better.hits() != 0 && better.misses() != 0 && worse.hits() != 0 && worse.misses() != 0)
        correlation = -std::sqrt(pb / (static_cast<double>(better.misses()) / n)) *
                      std::sqrt(pw / (static_cast<double>(worse.misses()) / n));
    auto const reach = [&](double from_better, double from_worse) {
        return std::sqrt(from_better * from_better + from_worse * from_worse -
                         2.0 * correlation * from_better * from_worse);
    };
    double const value = *counts.value();
    return interval{std::fmax(-1.0, value - reach(pb - b.lower(), w.upper() - pw)),
                    std::fmin(1.0, value + reach(b.upper() - pb, pw - w.lower()))};
}

template <class = detail::when_called>
inline figure<interval> limits(wald_method const&, net_balance const& counts, confidence_level const& level) {
    if (counts.answered() == 0) return net_balance::range;
    double const half = level.z() * *counts.standard_error();
    return interval{std::fmax(-1.0, *counts.value() - half), std::fmin(1.0, *counts.value() + half)};
}

}  // namespace pbo

#endif
