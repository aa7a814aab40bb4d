// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_NON_RESPONSE_SHEET_HPP
#define PBO_PUBLISH_NON_RESPONSE_SHEET_HPP

// The national figure from the councils that answered, made ready for a reader: a row an estimate, each with what it assumes,
// and the worst case, which assumes nothing.  Claims have a sheet of their own, where those that survive the worst case are
// called so; and who answered, region by region, has a third.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/non_response.hpp>
#include <pbo/publish/claims_sheet.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// An estimate of the national figure, or the worst cases, which assume nothing.
struct national_row {
    std::string name, title;
    ratio_estimate found;
    bool complete_count = false;
    std::string assumes;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<national_row> national_columns() {
    using row = national_row;
    described_columns<row> columns;
    columns.text("estimate", "estimate", &row::name, shown_to::programs)
        .text("title", "estimate", &row::title, shown_to::people)
        .share("value", "share", [](row const& r) { return r.found.value; })
        .limits("", shown_as::share, [](row const& r) { return r.found.limits; }, [](row const& r) {
            return r.complete_count && r.found.value.has_value() ? std::string("none: complete count") : limits_in_words(r.found.limits);
        }, "from ... to", false)
        .number("standard_error", "standard error", [](row const& r) { return r.found.standard_error; })
        .number("degrees_of_freedom", "degrees of freedom", [](row const& r) { return r.found.degrees_of_freedom; })
        .text("assumes", "assumes", &row::assumes);
    return columns;
}

/// Who answered, who did not, and for whom there is no estimate.
template <class Key>
void warn_of_silence(sheet& s, non_response_result<Key> const& r) {
    auto const people = [](std::uint64_t n) { return with_thousands(std::to_string(n)); };
    s.warn(std::to_string(r.all.answered) + " of " + councils_in_words(r.all.councils) + " answered: " +
           people(r.all.counted.hits()) + " of " + people(r.all.counted.trials()) + " eligible people" +
           (r.all.eligible.has_value() ? ", of " + people(*r.all.eligible) + " in all councils."
                                       : "; how many there are in all is not known."));
    if (r.without_answers.empty() && r.within_strata.value == figure<double>(absence::not_available))
        s.warn("No estimate within region: how many people are eligible in each region is not known.");
    if (!r.silent.empty())
        s.warn("Listed without an answer: " + named(r.silent, [](Key const& k) { return name_of(k); }) + ".");
    if (!r.without_answers.empty())
        s.warn("No estimate within region: nobody answered in " + named(r.without_answers, [](std::string const& n) {
                   return n.empty() ? std::string("the region that is not stated") : n;
               }) + ".");
    if (r.complete_count())
        s.warn("A complete count has no interval: every council answered.");
    else
        s.warn("The intervals speak of chance as if the silent councils had been drawn by lot; only the worst case needs no assumption.");
}

}  // namespace detail

template <class Key>
[[nodiscard]] sheet non_response_sheet(non_response_result<Key> const& r, provenance from = {}) {
    from.level = r.level.text();
    from.method = "ratio estimates, finite population, Student's t";
    if (!r.complete_count() && !from.data.empty())
        from.data += ", of " + std::to_string(r.all.answered) + " of " + std::to_string(r.all.councils) + " councils";
    auto const nothing = figure<double>(absence::not_applicable);
    auto const bounds = r.possible.has_value() ? figure<interval>(r.possible->bounds()) : figure<interval>(r.possible.reason());
    std::vector<detail::national_row> const rows{
        {"ratio", "all councils", r.overall, r.complete_count(), "the silent are like those that answered"},
        {"separate_ratio", "within region", r.within_strata, r.complete_count(), "the silent are like those of their region"},
        {"worst_case", "worst case", {nothing, nothing, nothing, bounds, {}}, false, "nothing"}};
    auto s = detail::national_columns().laid_out("The national figure from the councils that answered", std::move(from), rows);
    detail::warn_of_silence(s, r);
    return s;
}

/// Each claim about all councils' share, by the overall estimate and by the one within region.
template <class Key>
[[nodiscard]] sheet non_response_claims_sheet(non_response_result<Key> const& r, std::vector<claim> const& claims, provenance from = {}) {
    from.level = r.level.text();
    from.method = "ratio estimates, finite population, Student's t";
    described_columns<claim> columns;
    columns.key("claim", "the share is", &claim::text)
        .text("overall", "verdict", [&r](claim const& c) { return detail::verdict_in_words(r.on(c)); })
        .text("within_strata", "verdict within region",
              [&r](claim const& c) { return detail::verdict_in_words(r.on(c, r.within_strata)); });
    auto s = columns.laid_out("What may be said of all councils", std::move(from), claims);
    s.warn("A claim that survives the worst case is true whatever the silent councils would have answered; one that holds at the level is "
           "true but for chance, if they are like the others.");
    return s;
}

/// Who answered, region by region.
template <class Key>
[[nodiscard]] sheet answers_sheet(non_response_result<Key> const& r, provenance from = {}) {
    using row = stratum_answers;
    described_columns<row> columns;
    columns.key("region", "region", &row::name)
        .count("councils", "councils", &row::councils)
        .count("answered", "answered", &row::answered)
        .count("numerator", "on budgets", [](row const& a) { return a.counted.hits(); })
        .base("denominator", "eligible where answered", [](row const& a) { return a.counted.trials(); })
        .base("eligible_in_all", "eligible in all", &row::eligible)
        .share("share", "share where answered", [](row const& a) { return a.counted.value(); });
    auto rows = r.strata;
    for (auto& stratum : rows)
        if (stratum.name.empty()) stratum.name = "Region not stated";
    rows.push_back(r.all);
    rows.back().name = "All";
    return columns.laid_out("Who answered", std::move(from), rows);
}

template <class Key>
[[nodiscard]] sheet sheet_of(non_response_result<Key> const& r) {
    return non_response_sheet(r);
}

}  // namespace pbo

#endif
