// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_COUNT_PROTECTION_HPP
#define PBO_PROTECT_COUNT_PROTECTION_HPP

// Which counts of a report of shares are withheld or rounded, by whose rule?  A value that says it of numerators and bases, and in
// words, for the report's provenance:
//
//     pbo::count_protection own{.least = 5, .both_sides = 5, .round_to = 5};
//     auto const theirs = pbo::protection_called("ascof_2024_25");     // as a release states its own
//
//   ascs            1 to 2 people are withheld, others rounded to the nearest 5               Adult Social Care Survey
//   ascof_2018_19   what rests on fewer than 3 people is withheld, counts are as they are     ASCOF of 2018-19, survey values
//   ascof_2024_25   a numerator or base of 1 to 4 takes both with it; councils are not        ASCOF of 2024-25
//                   rounded, sums of councils (regions, England) are to the nearest 5
//   pss_ex1         1 to 5 people are withheld, others rounded to the nearest 5               PSS-EX1
//
// A preset withholds what its release withholds, and, other than some releases, the shares as well that are made of it: an outcome
// printed beside suppressed counts may give them away (reveals.hpp).  Shares are made of the counts that are shown.  0 is shown.
// O(1); protection_called throws std::invalid_argument, naming those there are, for a name that is none of them.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/rounding.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

/// What is done to counts; nothing unless said.
struct count_protection {
    std::optional<std::uint64_t> least{};       ///< a count is withheld that is under it, and not 0
    std::optional<std::uint64_t> both_sides{};  ///< and one that leaves fewer, and not none, beside it
    std::optional<std::uint64_t> least_base{};  ///< what rests on fewer people is withheld, and the base
    std::optional<std::uint64_t> round_to{};    ///< shown counts are rounded to the nearest multiple
    std::optional<std::uint64_t> round_sums_to{};  ///< the same of sums of councils, where only they are rounded
    bool bases_too = false;                     ///< a numerator that is withheld takes its base with it
    std::string_view called{};                  ///< whose rule it is, where it is a release's

    [[nodiscard]] bool does_nothing() const noexcept { return !least && !both_sides && !least_base && !round_to; }

    template <class = detail::when_called>
    [[nodiscard]] constexpr bool is_small(std::uint64_t n) const noexcept { return under(least, n) || under(both_sides, n); }
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool is_small_base(std::uint64_t n) const noexcept { return is_small(n) || under(least_base, n); }
    /// Whether n of a base leaves too few beside it; never where n exceeds the base, as nothing is beside it then.
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool leaves_few(std::uint64_t n, std::uint64_t base) const noexcept {
        return base > n && under(both_sides, base - n);
    }
    /// A count that is shown, as it is printed.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t printed(std::uint64_t n) const { return round_to ? round_to_nearest(*round_to).printed(n) : n; }

    /// A sum of councils that is shown, as it is printed.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t printed_sum(std::uint64_t n) const {
        return round_sums_to ? round_to_nearest(*round_sums_to).printed(n) : printed(n);
    }

    /// For the provenance: what is printed in place of which counts; of a report that has sums of councils, what is done to those.
    template <class = detail::when_called>
    [[nodiscard]] std::string words(bool has_sums = false) const {
        auto const up_to = [](std::uint64_t n) { return n == 2 ? std::string("1") : "1 to " + std::to_string(n - 1); };
        std::string all;
        auto const add = [&all](std::string const& more) { all += (all.empty() ? "" : "; ") + more; };
        bool const said_below = least && both_sides && *least <= *both_sides && !bases_too;
        if (least && !said_below)
            add("counts of " + up_to(*least) + " are withheld" + (bases_too ? ", a numerator and its base together" : ""));
        if (both_sides)
            add("counts of " + up_to(*both_sides) + ", and counts that leave " + up_to(*both_sides) +
                " people beside them, are withheld");
        if (least_base) add("what rests on fewer than " + std::to_string(*least_base) + " people is withheld");
        if (round_to) add(round_to_nearest(*round_to).words());
        if (has_sums && round_sums_to) add("of regions and the whole, " + round_to_nearest(*round_sums_to).words());
        if (all.empty()) return "none applied";
        return called.empty() ? all : std::string(called) + ": " + all;
    }
    friend constexpr bool operator==(count_protection const&, count_protection const&) = default;

private:
    template <class = detail::when_called>
    [[nodiscard]] static constexpr bool under(std::optional<std::uint64_t> const& most, std::uint64_t n) noexcept {
        return most && n != 0 && n < *most;
    }
};

/// The rules of releases.
template <class = detail::when_called>
[[nodiscard]] inline std::array<count_protection, 4> const& protections_of_releases() {
    static constexpr std::array<count_protection, 4> all{
        count_protection{.least = 3, .round_to = 5, .called = "ascs"},
        count_protection{.least_base = 3, .called = "ascof_2018_19"},
        count_protection{.least = 5, .round_sums_to = 5, .bases_too = true, .called = "ascof_2024_25"},
        count_protection{.least = 6, .round_to = 5, .called = "pss_ex1"}};
    return all;
}
template <class = detail::when_called>
[[nodiscard]] inline std::string releases_with_protections() {
    std::string names;
    for (auto const& one : protections_of_releases()) names.append(names.empty() ? "" : ", ").append(one.called);
    return names;
}
template <class = detail::when_called>
[[nodiscard]] inline count_protection protection_called(std::string_view name) {
    for (auto const& one : protections_of_releases())
        if (one.called == name) return one;
    throw std::invalid_argument("pbo::protection_called: found " + detail::in_quotes(name) + "; expected one of " +
                                releases_with_protections());
}

}  // namespace pbo

#endif
