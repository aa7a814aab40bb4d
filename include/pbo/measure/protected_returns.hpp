// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_PROTECTED_RETURNS_HPP
#define PBO_MEASURE_PROTECTED_RETURNS_HPP

// Which of the councils' counts may be shown?  A return with its small counts withheld, before anything is made of it: shares,
// limits, sums, ranks, changes and charts are then made of what is shown, and none of them can tell what is not.
//
//     pbo::count_protection rule;
//     rule.least = 5;            // 1 to 4 people on budgets, on direct payments or eligible are withheld
//     rule.both_sides = 5;       // and so is what leaves 1 to 4 people without: those beside the numerator
//     rule.round_to = 5;         // what is shown is rounded to the nearest 5
//     auto const shown = pbo::protected_return(r, rule);
//
// Three counts of a return are used, each of which holds the next: people eligible, on budgets, on direct payments.  One that is
// withheld takes those that it holds with it, because between a larger count and a smaller one there may be only one place.
// Sums of councils (regions, England) are made of those whose counts are shown, so that no sum minus the councils shown is a
// withheld count; they are then not the sums of all people.  (For tables whose sums must stay those of all people: suppress.hpp,
// which withholds more so that they do not tell.)
//
// With both_sides nobody finds a withheld count out from the others (the people on budgets are between those on direct payments
// and those eligible), nor that it is small, unless they know the rule: that what is withheld is small is then known, as [c] says
// in all official tables, and not which of the small counts it is.  With `least` alone a rest of 1 to 4 people (everybody but 2
// has a budget) is printed for whoever subtracts.
//
// Modes within the budgets are withheld: they are the finest counts, and no take-up needs them.  0 is shown.  O(1) a return.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/protect/count_protection.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <set>
#include <string>
#include <vector>

namespace pbo {

/// The return as it may be shown.  Throws std::invalid_argument for a rounding base under 2.
template <class = detail::when_called>
[[nodiscard]] inline council_return protected_return(council_return const& r, count_protection const& rule) {
    auto const is_small = [&](figure<std::uint64_t> const& n) { return n && rule.is_small(*n); };
    auto const small_rest = [&](figure<std::uint64_t> const& n, figure<std::uint64_t> const& of) {
        return n && of && rule.leaves_few(*n, *of);
    };
    auto const budgets = on_personal_budgets(r), direct = on_direct_payments(r);
    bool const small_budgets = is_small(budgets) || small_rest(budgets, r.eligible);
    bool const small_direct = is_small(direct) || small_rest(direct, r.eligible) || small_rest(direct, budgets);
    bool const hides_eligible = (r.eligible && rule.is_small_base(*r.eligible)) || (rule.bases_too && (small_budgets || small_direct));
    bool const hides_budgets = hides_eligible || small_budgets;
    bool const hides_direct = hides_budgets || small_direct;
    auto const shown = [&](figure<std::uint64_t> const& n, bool withheld) -> figure<std::uint64_t> {
        if (withheld) return absence::suppressed;
        if (n) return rule.printed(*n);
        return n;
    };
    council_return safe;
    safe.council = r.council;
    safe.period = r.period;
    safe.basis = r.basis;
    safe.role = r.role;
    safe.eligible = shown(r.eligible, hides_eligible);
    safe.personal_budgets = shown(budgets, hides_budgets);
    safe.direct_payment = shown(direct, hides_direct);
    safe.part_direct_payment = std::uint64_t{0};  // among the others
    for (auto* mode : {&safe.managed_budget, &safe.individual_service_fund, &safe.other_or_not_stated}) *mode = absence::suppressed;
    return safe;
}

/// All of them (a vector, or what read_returns gives), and in how many a count is withheld that the return has.
struct protected_returns {
    std::vector<council_return> returns;
    std::size_t withheld = 0;
};

/// Regions in which a count is withheld, in any period, are called so in all: "London (areas shown)", for their sums are not London's.
/// The whole is not named here: where something is withheld, who prints says that it is the areas shown.
template <std::ranges::input_range Returns = std::vector<council_return>>
    requires std::same_as<std::ranges::range_value_t<Returns>, council_return>
[[nodiscard]] protected_returns protect(Returns const& all, count_protection const& rule) {
    protected_returns safe;
    std::set<std::string> incomplete;
    for (auto const& r : all) {
        safe.returns.push_back(protected_return(r, rule));
        auto const& now = safe.returns.back();
        if ((r.eligible && !now.eligible) || (on_personal_budgets(r) && !now.personal_budgets) ||
            (on_direct_payments(r) && !now.direct_payment)) {
            ++safe.withheld;
            incomplete.emplace(r.council.region.view());
        }
    }
    for (auto& r : safe.returns)
        if (std::string const region(r.council.region.view()); !region.empty() && incomplete.contains(region))
            r.council.region = region + " (areas shown)";
    return safe;
}

}  // namespace pbo

#endif
