// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_LOCAL_CRITERIA_SHEET_HPP
#define PBO_PUBLISH_LOCAL_CRITERIA_SHEET_HPP

// Local success criteria made ready for a reader: a row for each key of the reviews and one for all, with the shares and
// their intervals and the savings in pounds a week; and the cost by mode.  Money is pounds for people and programs alike;
// the columns say so.

#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/local_criteria.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// Pence as pounds.
[[nodiscard]] inline figure<double> pounds(figure<double> const& pence) {
    return pence.transform([](double p) { return p / 100.0; });
}
[[nodiscard]] inline std::string pounds_in_words(figure<interval> const& pence) {
    if (!pence) return std::string(symbol(pence.reason()));
    return rounded(pence->lower() / 100.0, 2) + " to " + rounded(pence->upper() / 100.0, 2);
}
inline void add_money_columns(std::vector<sheet_column>& to, std::string const& name, std::string const& title) {
    using enum shown_as;
    to.push_back({name + "_pounds", title + ", pounds", number});
    to.push_back({name + "_interval", "interval", text, shown_to::people, false, true});
    to.push_back({name + "_lower_pounds", "lower", number, shown_to::programs, false, true});
    to.push_back({name + "_upper_pounds", "upper", number, shown_to::programs, false, true});
}
inline void add_money_cells(std::vector<sheet_cell>& to, figure<double> const& pence, figure<interval> const& limits) {
    to.emplace_back(pounds(pence));
    to.emplace_back(pounds_in_words(limits));
    to.emplace_back(pounds(lower_of(limits)));
    to.emplace_back(pounds(upper_of(limits)));
}
/// Hits, answered, absent, share and limits of a tally.
inline void add_tally_columns(std::vector<sheet_column>& to, std::string const& name, std::string const& title) {
    add_share_columns(to, name, title);
    to.push_back({name + "_known", "of", shown_as::count});
    to.push_back({name + "_absent", "absent", shown_as::count, shown_to::programs});
}
template <class Method>
void add_tally_cells(std::vector<sheet_cell>& to, tally const& t, Method const& method, confidence_level const& level) {
    add_share_cells(to, t.hits(), method(t.counted(), level));
    to.emplace_back(figure<std::uint64_t>(t.trials()));
    to.emplace_back(figure<std::uint64_t>(t.absent().total()));
}

}  // namespace detail

/// key_column is the key's name ("mode").
template <class Key, class Context, class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet local_criteria_sheet(table<Key, local_criteria_counts, Context> const& t, std::string const& key_column,
                                         provenance from, Method const& method = {}, confidence_level const& level = {}) {
    using enum shown_as;
    from.method = std::string(label(method.name()).view()) + ", student";
    from.level = detail::level_text(level);
    std::vector<sheet_column> columns{{key_column, key_column}, {"reviews", "reviews", count}};
    detail::add_tally_columns(columns, "non_traditional", "non-traditional");
    detail::add_tally_columns(columns, "not_by_social_worker", "not by social worker");
    detail::add_tally_columns(columns, "offered", "offered a direct payment");
    detail::add_tally_columns(columns, "accepted", "accepted");
    columns.push_back({"conversion", "conversion", share});
    columns.push_back({"savings_reviews", "costs known", count});
    columns.push_back({"spend_pounds", "reviewed spend, pounds", number});
    columns.push_back({"saved_pounds", "saved, pounds", number});
    detail::add_money_columns(columns, "saving_each", "saved each");
    columns.push_back({"saved_share", "of spend", share});
    columns.push_back({"saved_share_interval", "interval", text, shown_to::people, false, true});
    columns.push_back({"saved_share_lower", "lower", share, shown_to::programs, false, true});
    columns.push_back({"saved_share_upper", "upper", share, shown_to::programs, false, true});
    sheet s("Local success criteria", std::move(from), std::move(columns));
    auto const add = [&](std::string key, local_criteria_counts const& c) {
        std::vector<sheet_cell> cells{std::move(key), figure<std::uint64_t>(c.reviews)};
        for (auto const* one : {&c.non_traditional, &c.not_by_social_worker, &c.offered, &c.accepted})
            detail::add_tally_cells(cells, *one, method, level);
        cells.emplace_back(c.conversion());
        cells.emplace_back(figure<std::uint64_t>(c.saved.n()));
        cells.emplace_back(detail::pounds(static_cast<double>(c.saved.spend())));
        cells.emplace_back(detail::pounds(static_cast<double>(c.saved.saved())));
        auto const each = student(mean_saving{c.saved}, level);
        detail::add_money_cells(cells, each.value, each.limits);
        auto const part = student(savings_share{c.saved}, level);
        cells.emplace_back(part.value);
        cells.emplace_back(detail::limits_in_words(part.limits));
        cells.emplace_back(detail::lower_of(part.limits));
        cells.emplace_back(detail::upper_of(part.limits));
        s.add_row(std::move(cells));
    };
    for (auto const& [key, cell] : t) add(detail::key_text(key), cell);
    add("all", t.total());
    s.warn("A saving is the weekly cost before less after; a negative one is more spent. All of a year's reviews are a complete "
           "count: their sums are facts, and the intervals speak of other people like these.");
    s.warn("People whose costs were high when they were reviewed tend to cost less afterwards for no other reason (regression to the "
           "mean): savings among them are not all savings of the review.");
    return s;
}

/// Weekly budgets by mode and their differences from the reference; strata says what `within` holds fixed, if anything.
[[nodiscard]] inline sheet cost_sheet(mode_costs const& c, provenance from, std::string const& strata = "",
                                      confidence_level const& level = {}) {
    using enum shown_as;
    from.method = "student, welch";
    from.level = detail::level_text(level);
    std::vector<sheet_column> columns{{"mode", "mode"}, {"people", "budgets known", count}, {"absent", "not known", count}};
    detail::add_money_columns(columns, "mean", "mean a week");
    detail::add_money_columns(columns, "difference", "from " + std::string(spelling(c.reference)));
    detail::add_money_columns(columns, "difference_within", strata.empty() ? "within" : "within " + strata);
    columns.push_back({"strata", "strata", count, shown_to::programs});
    sheet s("Weekly budget by mode", std::move(from), std::move(columns));
    for (auto const& r : c.rows) {
        std::vector<sheet_cell> cells{std::string(spelling(r.mode)), figure<std::uint64_t>(r.weekly.n()),
                                      figure<std::uint64_t>(r.weekly.absent().total())};
        detail::add_money_cells(cells, r.mean.value, r.mean.limits);
        detail::add_money_cells(cells, r.difference.value, r.difference.limits);
        detail::add_money_cells(cells, r.within.value, r.within.limits);
        cells.emplace_back(figure<std::uint64_t>(r.within.strata));
        s.add_row(std::move(cells));
    }
    s.warn("A smaller budget is not an efficiency: people on different modes differ in what they need.");
    return s;
}

}  // namespace pbo

#endif
