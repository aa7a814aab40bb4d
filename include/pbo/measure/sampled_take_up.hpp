// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SAMPLED_TAKE_UP_HPP
#define PBO_MEASURE_SAMPLED_TAKE_UP_HPP

// What is the take-up of all councils, when some were drawn and asked?  The call is take_up's, on a sample of returns:
//
//     auto const s = pbo::sample(returns, pbo::strata(&r::region), pbo::weights(&r::weight), pbo::population(&r::councils));
//     auto const t = pbo::take_up(s, pbo::eligibility_basis::ongoing);
//     pbo::logit(t.on_budget.overall())          // England: the ratio of two estimated totals
//     pbo::logit(t.on_budget["London"])          // a region, with the whole design behind it
//     pbo::normal(t.on_budget.overall_total())   // how many people
//
// A council that was drawn and has no figure is counted as absent, with the reason: t.on_budget.absent(region).  Councils
// that chose themselves are no sample; for those that answered a census see non_response.hpp.
//
// Throws std::invalid_argument as take_up does, and when councils themselves were drawn (no clusters) and the sample holds
// other returns than those selected: every return would count as a council drawn.  O(returns) and one pass.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/row.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace pbo {

/// By region, in alphabetical order ("" where nobody has given one); overall() is all councils.
struct sampled_take_up {
    using shares = sampled_table<std::string, weighted_share>;

    shares on_budget;                  ///< people on personal budgets, out of people eligible
    shares direct_payments;            ///< people with direct or part direct payments, out of people eligible
    shares direct_payments_of_budgets; ///< the same people, out of people on personal budgets
    eligibility_basis basis = eligibility_basis::ongoing;
    pbo::role role = role::users_and_carers;
    pbo::period period;

    friend bool operator==(sampled_take_up const&, sampled_take_up const&) = default;
};

namespace detail {

/// Of a sample whose returns are in memory.
template <chunk_runner Runner, a_sample Sample>
[[nodiscard]] sampled_take_up take_up_of_drawn(Runner const& runner, Sample const& s, eligibility_basis basis,
                                               take_up_selection const& only) {
    returns_chosen chosen(basis, only);
    std::size_t drawn = 0, meant = 0;
    for (council_return const& r : s.records()) {
        ++drawn;
        if (!chosen.is_meant(r)) continue;
        chosen.add(r.council, r.role, r.period);
        ++meant;
    }
    auto const& context = chosen.context();
    if (Sample::samples_records && drawn != meant)
        throw std::invalid_argument("pbo::take_up: " + std::to_string(meant) + " of the " + std::to_string(drawn) +
                                    " returns in the sample are meant, but each counts as a council drawn: sample those alone, or "
                                    "give clusters(...)");

    using cell = unit_and_absences<weighted_share>;
    auto const add = [](cell& to, figure<std::uint64_t> const& hits, figure<std::uint64_t> const& trials, double w) {
        auto const one = published(hits, trials);
        if (one.absent().total() != 0)
            to.absent += one.absent();
        else
            to.cell.add(static_cast<double>(one.hits()), static_cast<double>(one.misses()), w);
    };
    sampled_rows<std::string, weighted_share, weighted_share, weighted_share> const all(s.template counted<row<cell, cell, cell>>(
        runner, by([](council_return const& r) { return std::string(r.council.region.view()); }),
        headings<3>{{label("on a personal budget"), label("direct payments"), label("direct payments of budgets")}},
        [&](row<cell, cell, cell>& to, absences&, council_return const& r, double w) {
            if (!chosen.is_meant(r)) return;
            auto const budgets = on_personal_budgets(r);
            auto const direct = on_direct_payments(r);
            add(std::get<0>(to.cells), budgets, r.eligible, w);
            add(std::get<1>(to.cells), direct, r.eligible, w);
            add(std::get<2>(to.cells), direct, budgets, w);
        }));
    return {column<0>(all), column<1>(all), column<2>(all), basis, context.role, context.period};
}

}  // namespace detail

/// How take_up counts a sample of returns.  Those of files are kept while they are counted: councils are few.
template <chunk_runner Runner, a_sample Sample>
    requires std::derived_from<typename Sample::record_type, council_return>
[[nodiscard]] auto take_up_from(Runner const& runner, Sample const& s, eligibility_basis basis, take_up_selection const& only) {
    auto kept = s.in_memory(runner);
    return reported(detail::take_up_of_drawn(runner, kept.made, basis, only), std::move(kept.said));
}

}  // namespace pbo

#endif
