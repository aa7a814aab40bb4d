// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_NON_RESPONSE_SHEET_HPP
#define PBO_PUBLISH_NON_RESPONSE_SHEET_HPP

// The national figure from the councils that answered, made ready for a reader: a row an estimate, each with what it assumes,
// and the worst case, which assumes nothing.  Claims have a sheet of their own, where those that survive the worst case are
// called so; and who answered, region by region, has a third.

#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/non_response.hpp>
#include <pbo/publish/claims_sheet.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

template <class Key>
[[nodiscard]] sheet non_response_sheet(non_response_result<Key> const& r, provenance from = {}) {
    from.level = detail::level_text(r.level);
    from.method = "ratio estimates, finite population, Student's t";
    if (!r.complete_count() && !from.data.empty())
        from.data += ", of " + std::to_string(r.all.answered) + " of " + std::to_string(r.all.councils) + " councils";
    sheet s("The national figure from the councils that answered", std::move(from),
            {{"estimate", "estimate", shown_as::text, shown_to::programs},
             {"title", "estimate", shown_as::text, shown_to::people},
             {"value", "share", shown_as::share},
             {"interval", "from ... to", shown_as::number, shown_to::people, false, true},
             {"lower", "lower", shown_as::share, shown_to::programs, false, true},
             {"upper", "upper", shown_as::share, shown_to::programs, false, true},
             {"standard_error", "standard error", shown_as::number},
             {"degrees_of_freedom", "degrees of freedom", shown_as::number},
             {"assumes", "assumes"}});
    auto const people = [](std::uint64_t n) { return detail::with_thousands(std::to_string(n)); };
    auto const add = [&](std::string name, std::string title, ratio_estimate const& e, std::string assumes) {
        s.add_row({std::move(name), std::move(title), e.value,
                   r.complete_count() && e.value.has_value() ? "none: complete count" : detail::limits_in_words(e.limits),
                   detail::lower_of(e.limits), detail::upper_of(e.limits), e.standard_error, e.degrees_of_freedom, std::move(assumes)});
    };
    add("ratio", "all councils", r.overall, "the silent are like those that answered");
    add("separate_ratio", "within region", r.within_strata, "the silent are like those of their region");
    auto const bounds = r.possible.has_value() ? r.possible->bounds() : figure<interval>(r.possible.reason());
    s.add_row({std::string("worst_case"), std::string("worst case"), figure<double>(absence::not_applicable),
               detail::limits_in_words(bounds),
               detail::lower_of(bounds), detail::upper_of(bounds), figure<double>(absence::not_applicable),
               figure<double>(absence::not_applicable), std::string("nothing")});
    s.warn(std::to_string(r.all.answered) + " of " + std::to_string(r.all.councils) + " councils answered: " +
           people(r.all.counted.hits()) + " of " + people(r.all.counted.trials()) + " eligible people" +
           (r.all.eligible.has_value() ? ", of " + people(*r.all.eligible) + " in all councils."
                                       : "; how many there are in all is not known."));
    if (r.without_answers.empty() && r.within_strata.value == figure<double>(absence::not_available))
        s.warn("No estimate within region: how many people are eligible in each region is not known.");
    if (!r.silent.empty())
        s.warn("Listed without an answer: " + detail::named(r.silent, [](Key const& k) { return detail::name_of(k); }) + ".");
    if (!r.without_answers.empty())
        s.warn("No estimate within region: nobody answered in " + detail::named(r.without_answers, [](std::string const& n) {
                   return n.empty() ? std::string("the region that is not stated") : n;
               }) + ".");
    if (r.complete_count())
        s.warn("A complete count has no interval: every council answered.");
    else
        s.warn("The intervals speak of chance as if the silent councils had been drawn by lot; only the worst case needs no assumption.");
    return s;
}

/// Each claim about all councils' share, by the overall estimate and by the one within region.
template <class Key>
[[nodiscard]] sheet non_response_claims_sheet(non_response_result<Key> const& r, std::vector<claim> const& claims, provenance from = {}) {
    from.level = detail::level_text(r.level);
    from.method = "ratio estimates, finite population, Student's t";
    sheet s("What may be said of all councils", std::move(from),
            {{"claim", "the share is"}, {"overall", "verdict"}, {"within_strata", "verdict within region"}});
    for (auto const& c : claims)
        s.add_row({c.text(), detail::verdict_in_words(r.on(c)), detail::verdict_in_words(r.on(c, r.within_strata))});
    s.warn("A claim that survives the worst case is true whatever the silent councils would have answered; one that holds at the level is "
           "true but for chance, if they are like the others.");
    return s;
}

/// Who answered, region by region.
template <class Key>
[[nodiscard]] sheet answers_sheet(non_response_result<Key> const& r, provenance from = {}) {
    sheet s("Who answered", std::move(from),
            {{"region", "region"},
             {"councils", "councils", shown_as::count},
             {"answered", "answered", shown_as::count},
             {"numerator", "on budgets", shown_as::count},
             {"denominator", "eligible where answered", shown_as::count},
             {"eligible_in_all", "eligible in all", shown_as::count},
             {"share", "share where answered", shown_as::share}});
    auto const add = [&s](stratum_answers const& a, std::string name) {
        s.add_row({std::move(name), figure<std::uint64_t>(a.councils), figure<std::uint64_t>(a.answered),
                   figure<std::uint64_t>(a.counted.hits()),
                   figure<std::uint64_t>(a.counted.trials()), a.eligible, a.counted.value()});
    };
    for (auto const& stratum : r.strata) add(stratum, stratum.name.empty() ? "Region not stated" : stratum.name);
    add(r.all, "All");
    return s;
}

template <class Key>
[[nodiscard]] sheet sheet_of(non_response_result<Key> const& r) {
    return non_response_sheet(r);
}

}  // namespace pbo

#endif
