// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PUBLISHED_TOTAL_HPP
#define PBO_READ_PUBLISHED_TOTAL_HPP

// A total that a published table has among its areas: does it agree with their sum?  Exactly; within rounding, as when
// England is rounded to 5 and its councils are not (480,105 against 480,106); or not at all, and then the sum is not
// what the total says it is.  Areas without figures may be the whole difference: nobody can tell.
//
// Rounding is read from the figures: where all of eight or more areas are multiples of 5 or 10, each may be half of
// that away from its count, and so may a total that is such a multiple itself; a numerator that was made from a
// percentage may be off by what its decimals leave open.  published_sum_of throws std::overflow_error beyond 2^64 - 1.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/published_row.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

enum class agreement : std::uint8_t { exact, within_rounding, areas_without_figures, differs, no_figures, no_areas };

/// What several areas have together.
struct published_sum {
    std::uint64_t numerator = 0, denominator = 0;
    std::size_t with_figures = 0, without_figures = 0;
    std::uint64_t numerator_base = 1, denominator_base = 1;  ///< what all figures are multiples of: 10, 5 or 1
    std::uint64_t numerator_within = 0;  ///< people by which it may be off, where numerators are from percentages

    friend bool operator==(published_sum const&, published_sum const&) = default;
};

namespace detail {

[[nodiscard]] constexpr std::uint64_t divisible_base(std::uint64_t n) { return n % 10 == 0 ? 10 : n % 5 == 0 ? 5 : 1; }
[[nodiscard]] constexpr std::uint64_t apart(std::uint64_t a, std::uint64_t b) { return a > b ? a - b : b - a; }
/// Twice as far as a total can be from the sum of n rounded figures.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t twice_the_slack(std::uint64_t total, std::size_t n, std::uint64_t base) {
    auto const own = divisible_base(total);
    return (own == 1 ? 0 : own) + (base == 1 ? 0 : n * base);
}

}  // namespace detail

/// The sum of the rows for which counts(row) is true.
template <class Counts>
[[nodiscard]] published_sum published_sum_of(std::vector<published_row> const& rows, Counts const& counts) {
    published_sum sum{.numerator_base = 10, .denominator_base = 10};
    auto const add = [](std::uint64_t& to, std::uint64_t n) {
        if (to + n < to)
            throw std::overflow_error("pbo::published_sum_of: the counts of the areas add up to more than 2^64 - 1");
        to += n;
    };
    auto const common = [](std::uint64_t& base, std::uint64_t n) {
        if (auto const own = detail::divisible_base(n); own < base) base = own;
    };
    for (auto const& r : rows) {
        if (!counts(r)) continue;
        if (!r.has_figures()) {
            ++sum.without_figures;
            continue;
        }
        ++sum.with_figures;
        add(sum.numerator, *r.numerator);
        add(sum.denominator, *r.denominator);
        add(sum.numerator_within, r.numerator_within);
        common(sum.numerator_base, *r.numerator);
        common(sum.denominator_base, *r.denominator);
    }
    if (sum.with_figures < 8) sum.numerator_base = sum.denominator_base = 1;
    return sum;
}

/// How a total stands to the sum of its areas.
template <class = detail::when_called>
[[nodiscard]] inline agreement agreement_of(published_row const& total, published_sum const& sum) {
    if (!total.has_figures()) return agreement::no_figures;
    if (sum.with_figures == 0) return agreement::no_areas;
    auto const k = *total.numerator, n = *total.denominator;
    if (k == sum.numerator && n == sum.denominator) return agreement::exact;
    auto const slack = detail::twice_the_slack(k, sum.with_figures, sum.numerator_base) +
                       2 * (total.numerator_within + sum.numerator_within);
    if (2 * detail::apart(k, sum.numerator) <= slack &&
        2 * detail::apart(n, sum.denominator) <= detail::twice_the_slack(n, sum.with_figures, sum.denominator_base))
        return agreement::within_rounding;
    if (sum.without_figures != 0 && k >= sum.numerator && n >= sum.denominator) return agreement::areas_without_figures;
    return agreement::differs;
}

/// A row that is no area, and what became of it.
struct published_total {
    published_row row{};
    published_sum sum{};
    agreement agrees = agreement::no_areas;

    [[nodiscard]] bool confirmed() const { return agrees == agreement::exact || agrees == agreement::within_rounding; }
};

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline std::string thousands(std::uint64_t n) {
    auto digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}
template <class = detail::when_called>
[[nodiscard]] inline bool is_average(std::string_view name) {
    auto const words = words_of_name(name);
    return std::any_of(words.begin(), words.end(), [](auto const& w) { return w == "average" || w == "mean"; });
}
}  // namespace detail

/// "The file's 'England' row (line 2) is a total, not an area: it has 300 of 1,000; the sum of the 2 areas with both
/// counts agrees."
template <class = detail::when_called>
[[nodiscard]] inline std::string sentence_of(published_total const& t) {
    auto const of = [](std::uint64_t k, std::uint64_t n) {
        return detail::thousands(k) + " of " + detail::thousands(n);
    };
    std::string text = "The file's '" + t.row.called + "' row" +
                       (t.row.line == 0 ? std::string() : " (line " + std::to_string(t.row.line) + ")") +
                       (detail::is_average(t.row.called) ? " is an average, not an area" : " is a total, not an area");
    if (t.agrees == agreement::no_figures) return text + "; it has no figures.";
    text += ": it has " + of(*t.row.numerator, *t.row.denominator) + "; ";
    bool const one = t.sum.with_figures == 1;
    auto const sum = (one ? "the one area" : "the sum of the " + std::to_string(t.sum.with_figures) + " areas") +
                     std::string(" with both counts");
    std::string const is = one ? " has " : " is ";
    auto const its = of(t.sum.numerator, t.sum.denominator);
    switch (t.agrees) {
        case agreement::exact:
            return text + sum + " agrees.";
        case agreement::within_rounding:
            return text + sum + is + its + ", which agrees within rounding.";
        case agreement::areas_without_figures:
            return text + sum + is + its + ", and the " +
                   (t.sum.without_figures == 1 ? "one" : std::to_string(t.sum.without_figures)) + " without may be the difference.";
        case agreement::differs:
            return text + sum + is + its + ", which does not agree.";
        case agreement::no_figures:
        case agreement::no_areas:
            break;
    }
    return text + "which areas are its own the file does not say.";
}

}  // namespace pbo

#endif
