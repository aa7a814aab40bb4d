// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_TAKE_UP_COUNTS_HPP
#define PBO_MEASURE_TAKE_UP_COUNTS_HPP

// Whom does take-up count?  The counts of a council, which add up to those of several (take_up.hpp); and the sums of regions and of all
// where they are known although the counts of some councils are withheld (protected_take_up.hpp):
//
//     pbo::take_up_counts both = ash;  both += elm;        // both.on_budget, a tally: 30 of 100, and nobody absent
//     sums.find("North")                                   // a region's counts, or nothing where it is not among them
//
// A count of which the other one of the share is absent is kept beside the tally.  Throws std::overflow_error beyond 2^64 - 1.  O(1);
// find O(regions).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>  // checked_sum
#include <pbo/count/tally.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// Counts of councils of which the other count is absent, so that they belong to no share.
struct known_alone {
    std::uint64_t people = 0;
    std::uint64_t councils = 0;

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("people", self.people);
        visit("councils", self.councils);
    }
    friend bool operator==(known_alone const&, known_alone const&) = default;
};

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline known_alone sum_of(known_alone const& a, known_alone const& b) {
    return {checked_sum(a.people, b.people), checked_sum(a.councils, b.councils)};
}
}  // namespace detail

/// A council's counts, or the sum of several councils'.
struct take_up_counts {
    tally on_budget;                  ///< people on personal budgets, out of people eligible
    tally direct_payments;            ///< people with direct or part direct payments, out of people eligible
    tally direct_payments_of_budgets; ///< the same people, out of people on personal budgets
    known_alone on_budget_alone{};    ///< people on personal budgets where the number of people eligible is absent
    known_alone eligible_alone{};     ///< people eligible where the number of people on personal budgets is absent

    template <class = detail::when_called>
    take_up_counts& operator+=(take_up_counts const& other) {
        auto merged = *this;
        merged.on_budget += other.on_budget;
        merged.direct_payments += other.direct_payments;
        merged.direct_payments_of_budgets += other.direct_payments_of_budgets;
        merged.on_budget_alone = detail::sum_of(on_budget_alone, other.on_budget_alone);
        merged.eligible_alone = detail::sum_of(eligible_alone, other.eligible_alone);
        return *this = merged;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("on_budget", self.on_budget);
        visit("direct_payments", self.direct_payments);
        visit("direct_payments_of_budgets", self.direct_payments_of_budgets);
        visit("on_budget_alone", self.on_budget_alone);
        visit("eligible_alone", self.eligible_alone);
    }
    friend bool operator==(take_up_counts const&, take_up_counts const&) = default;
};

/// Sums of more than a table tells: where councils' own counts are withheld, those of regions and of all may be known all the same.
struct stated_sums {
    struct of_region {
        std::string region;
        take_up_counts counts;
        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("region", self.region);
            visit("counts", self.counts);
        }
        friend bool operator==(of_region const&, of_region const&) = default;
    };
    std::vector<of_region> regions;  ///< in alphabetical order, each once
    take_up_counts whole;
    std::uint64_t in_whole = 0;  ///< how many councils the whole's share is of, withheld ones too; 0 where nobody says

    /// Nothing for a region that is not among them.
    template <class = detail::when_called>
    [[nodiscard]] take_up_counts const* find(std::string_view region) const {
        for (auto const& one : regions)
            if (one.region == region) return &one.counts;
        return nullptr;
    }
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("regions", self.regions);
        visit("whole", self.whole);
        visit("in_whole", self.in_whole);
    }
    friend bool operator==(stated_sums const&, stated_sums const&) = default;
};

}  // namespace pbo

#endif
