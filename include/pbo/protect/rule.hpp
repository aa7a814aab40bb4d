// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_RULE_HPP
#define PBO_PROTECT_RULE_HPP

// Which counts are too small to show?  A rule is a value: it says of a count of people whether it is small, and, in words,
// what it does, for the report's provenance.  "Under 5" and "5 or under" are two rules:
//
//     pbo::threshold{5}       1 to 4 are small;  0 and 5 are shown
//     pbo::at_most{5}         1 to 5 are small
//
// Zeros are shown: that there is nobody tells of nobody, unless everybody is then elsewhere (see both sides of a proportion).

#include <pbo/core/detail/when_called.hpp>

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace pbo {

/// The least count that may be shown is `least`; 0 is shown too.
class threshold {
public:
    /// Throws std::invalid_argument for less than 2: no count would be small.
    template <class = detail::when_called>
    constexpr explicit threshold(std::uint64_t least) : least_(least) {
        if (least < 2) throw std::invalid_argument("pbo::threshold: a threshold under 2 protects nobody");
    }
    [[nodiscard]] constexpr std::uint64_t least_shown() const noexcept { return least_; }
    [[nodiscard]] constexpr bool is_small(std::uint64_t count) const noexcept { return count != 0 && count < least_; }
    template <class = detail::when_called>
    [[nodiscard]] std::string words() const {
        return "counts of 1 to " + std::to_string(least_ - 1) + " are suppressed, and others so that these do not follow";
    }
    friend constexpr bool operator==(threshold, threshold) = default;

private:
    std::uint64_t least_;
};

/// "5 or under": 1 to `most` are small.
template <class = detail::when_called>
[[nodiscard]] constexpr threshold at_most(std::uint64_t most) { return threshold(most + 1); }

/// A rule that says of a count of people whether it is small, from which count on it is shown, and what it does, in words.
template <class R>
concept small_count_rule = requires(R const& rule, std::uint64_t count) {
    { rule.is_small(count) } -> std::same_as<bool>;
    { rule.least_shown() } -> std::convertible_to<std::uint64_t>;
    { rule.words() } -> std::convertible_to<std::string>;
};

/// What an attacker, who knows all that is published and that nobody is counted less than zero times, may not find out.
enum class requirement : std::uint8_t {
    not_exact,  ///< the count itself: the possible counts span 1 or more
    not_small   ///< that it is small: it may be less than it is by 1 or more, and it may be one that is shown
};

}  // namespace pbo

#endif
