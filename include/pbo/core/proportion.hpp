// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_PROPORTION_HPP
#define PBO_CORE_PROPORTION_HPP

// How many out of how many?  A pair of counts, not a ratio: the counts are what an interval needs and what merges.
// proportion is the simplest cell of counts: default-constructed is 0 of 0, += merges, -= takes a part away.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace pbo {

namespace detail {
/// a + b; throws std::overflow_error instead of wrapping round.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t checked_sum(std::uint64_t a, std::uint64_t b) {
    if (b > std::numeric_limits<std::uint64_t>::max() - a)
        throw std::overflow_error("pbo: a count would exceed 2^64 - 1: " + std::to_string(a) + " + " + std::to_string(b));
    return a + b;
}
/// a * n; throws std::overflow_error instead of wrapping round.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t checked_product(std::uint64_t a, std::uint64_t n) {
    if (n != 0 && a > std::numeric_limits<std::uint64_t>::max() / n)
        throw std::overflow_error("pbo: a count would exceed 2^64 - 1: " + std::to_string(a) + " * " + std::to_string(n));
    return a * n;
}
}  // namespace detail

class proportion {
public:
    static constexpr interval range = unit_interval;

    /// 0 of 0.
    constexpr proportion() = default;

    /// Throws std::domain_error when hits > trials.
    template <class = detail::when_called>
    constexpr proportion(std::uint64_t hits, std::uint64_t trials) : hits_(hits), trials_(trials) {
        if (hits > trials)
            throw std::domain_error("pbo::proportion: " + std::to_string(hits) + " of " + std::to_string(trials) +
                                    ": more hits than trials");
    }

    [[nodiscard]] constexpr std::uint64_t hits() const noexcept { return hits_; }
    [[nodiscard]] constexpr std::uint64_t trials() const noexcept { return trials_; }
    [[nodiscard]] constexpr std::uint64_t misses() const noexcept { return trials_ - hits_; }

    /// hits / trials; nothing_to_divide_by when there were no trials.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (trials_ == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(hits_) / static_cast<double>(trials_);
    }

    /// Counts one trial; nothing short of 2^64 records can overflow here.
    template <class = detail::when_called>
    constexpr void add(bool hit) noexcept {
        hits_ += hit ? 1U : 0U;
        ++trials_;
    }

    template <class = detail::when_called>
    constexpr proportion& operator+=(proportion const& other) {
        auto const trials = detail::checked_sum(trials_, other.trials_);  // first, so that a throw changes nothing
        hits_ += other.hits_;
        trials_ = trials;
        return *this;
    }
    /// Takes a part out of the whole that contains it; throws std::domain_error when it does not.
    template <class = detail::when_called>
    constexpr proportion& operator-=(proportion const& part) {
        if (part.hits_ > hits_ || part.misses() > misses())
            throw std::domain_error("pbo::proportion: " + part.text() + " is not a part of " + text());
        hits_ -= part.hits_;
        trials_ -= part.trials_;
        return *this;
    }
    /// The same counts n times over (bootstrap multiplicities, replicate weights).
    template <class = detail::when_called>
    constexpr proportion& operator*=(std::uint64_t n) {
        auto const trials = detail::checked_product(trials_, n);
        hits_ *= n;
        trials_ = trials;
        return *this;
    }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr proportion operator+(proportion a, proportion const& b) { return a += b; }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr proportion operator-(proportion a, proportion const& b) { return a -= b; }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("hits", self.hits_);
        visit("trials", self.trials_);
        if constexpr (!std::is_const_v<Self>) static_cast<proportion&>(self) = proportion(self.hits_, self.trials_);
    }
    friend constexpr auto operator<=>(proportion const&, proportion const&) = default;

    /// Column names and values of the evidence behind an estimate.
    static constexpr std::array<std::string_view, 2> evidence_names{"hits", "trials"};
    [[nodiscard]] constexpr std::array<std::uint64_t, 2> evidence() const noexcept { return {hits_, trials_}; }

    template <class = detail::when_called>
    [[nodiscard]] std::string text() const { return std::to_string(hits_) + " of " + std::to_string(trials_); }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, proportion const& p) { return out << p.text(); }

private:
    std::uint64_t hits_ = 0;
    std::uint64_t trials_ = 0;
};

}  // namespace pbo

#endif
