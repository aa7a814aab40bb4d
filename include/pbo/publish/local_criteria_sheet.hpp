// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_LOCAL_CRITERIA_SHEET_HPP
#define PBO_PUBLISH_LOCAL_CRITERIA_SHEET_HPP

// Local success criteria made ready for a reader: a row for each key of the reviews and one for all, with the shares and
// their intervals and the savings in pounds a week; and the cost by mode.  Money is pounds for people and programs alike;
// the columns say so.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/local_criteria.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// Pence as pounds.
template <class = detail::when_called>
[[nodiscard]] inline figure<double> pounds(figure<double> const& pence) {
    return pence.transform([](double p) { return p / 100.0; });
}
template <class = detail::when_called>
[[nodiscard]] inline std::string pounds_in_words(figure<interval> const& pence) {
    if (!pence) return std::string(symbol(pence.reason()));
    return rounded(pence->lower() / 100.0, 2) + " to " + rounded(pence->upper() / 100.0, 2);
}
/// Pounds with limits, of a value and limits in pence.
template <class Row, class Estimate>
void describe_money(described_columns<Row>& to, std::string const& name, std::string const& title, Estimate of) {
    using enum shown_as;
    auto const limit = [of](bool upper) {
        return [of, upper](Row const& r) {
            figure<interval> const limits = std::invoke(of, r).limits;
            return pounds(upper ? upper_of(limits) : lower_of(limits));
        };
    };
    to.number(name + "_pounds", title + ", pounds", [of](Row const& r) { return pounds(std::invoke(of, r).value); })
        .column({name + "_interval", "interval", number, shown_to::people, false, true},
                [of](Row const& r) { return pounds_in_words(std::invoke(of, r).limits); })
        .column({name + "_lower_pounds", "lower", number, shown_to::programs, false, true}, limit(false))
        .column({name + "_upper_pounds", "upper", number, shown_to::programs, false, true}, limit(true));
}
/// Hits, share and limits, answered, absent of a tally.
template <class Row, class Tally, class Estimate>
void describe_tally(described_columns<Row>& to, std::string const& name, std::string const& title, Tally tally_of, Estimate of) {
    describe_share(to, name, title, [tally_of](Row const& r) { return tally_of(r).hits(); }, std::move(of));
    to.base(name + "_known", "of", [tally_of](Row const& r) { return tally_of(r).trials(); })
        .count(name + "_absent", "absent", [tally_of](Row const& r) { return tally_of(r).absent().total(); }, shown_to::programs);
}

/// Of reviews without one known cost nothing is known: not that nothing was spent or saved.
template <class Pence>
[[nodiscard]] figure<double> known_pounds(savings const& s, Pence pence) {
    if (s.n() == 0 && s.absent().total() != 0) return absence::not_available;
    return static_cast<double>(pence) / 100.0;
}

struct local_criteria_row {
    std::string key;
    local_criteria_counts counts;
};

template <class Method>
[[nodiscard]] described_columns<local_criteria_row> local_criteria_columns(std::string const& key_column, Method const& method,
                                                                           confidence_level const& level) {
    using row = local_criteria_row;
    described_columns<row> columns;
    columns.key(key_column, key_column, &row::key).base("reviews", "reviews", [](row const& r) { return r.counts.reviews; });
    auto const describe = [&](std::string const& name, std::string const& title, tally local_criteria_counts::*which) {
        describe_tally(columns, name, title, [which](row const& r) { return r.counts.*which; },
                       [which, method, level](row const& r) { return method((r.counts.*which).counted(), level); });
    };
    describe("non_traditional", "non-traditional", &local_criteria_counts::non_traditional);
    describe("not_by_social_worker", "not by social worker", &local_criteria_counts::not_by_social_worker);
    describe("offered", "offered a direct payment", &local_criteria_counts::offered);
    describe("accepted", "accepted", &local_criteria_counts::accepted);
    columns.share("conversion", "conversion", [](row const& r) { return r.counts.conversion(); })
        .base("savings_reviews", "costs known", [](row const& r) { return r.counts.saved.n(); })
        .number("spend_pounds", "reviewed spend, pounds", [](row const& r) { return known_pounds(r.counts.saved, r.counts.saved.spend()); })
        .number("saved_pounds", "saved, pounds", [](row const& r) { return known_pounds(r.counts.saved, r.counts.saved.saved()); });
    describe_money(columns, "saving_each", "saved each", [level](row const& r) { return student(mean_saving{r.counts.saved}, level); });
    columns.estimate("saved_share", "of spend", shown_as::share,
                     [level](row const& r) { return student(savings_share{r.counts.saved}, level); });
    return columns;
}

/// Said where the difference within strata rests on fewer budgets than the plain one beside it.
template <class = detail::when_called>
[[nodiscard]] inline std::string fewer_within(mode_costs const& c, mode_cost const& r, std::string const& strata) {
    auto const& reference = r.difference.counts.second;
    auto const& w = r.within;
    if (w.strata == 0 || (w.budgets == r.weekly.n() && w.reference_budgets == reference.n())) return {};
    auto const of = [](std::uint64_t n, amount const& all, delivery_mode mode) {
        return with_thousands(std::to_string(n)) + " of " + with_thousands(std::to_string(all.n())) + " on " +
               std::string(spelling(mode));
    };
    return "Within " + strata + " rests on fewer budgets than the plain difference beside it: " + of(w.budgets, r.weekly, r.mode) + ", " +
           of(w.reference_budgets, reference, c.reference) + ". They are of the " + strata + " in which each mode has two or more.";
}

}  // namespace detail

/// key_column is the key's name ("mode").
template <class Key, class Context, class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet local_criteria_sheet(table<Key, local_criteria_counts, Context> const& t, std::string const& key_column,
                                         provenance from, Method const& method = {}, confidence_level const& level = {}) {
    from = completed(std::move(from), level, method);
    from.method += ", student";
    std::vector<detail::local_criteria_row> rows;
    for (auto const& [key, cell] : t) rows.push_back({detail::key_text(key), cell});
    rows.push_back({"all", t.total()});
    auto s = detail::local_criteria_columns(key_column, method, level).laid_out("Local success criteria", std::move(from), rows);
    s.warn("A saving is the weekly cost before less after; a negative one is more spent. All of a year's reviews are a complete "
           "count: their sums are facts, and the intervals speak of other people like these.");
    s.warn("People whose costs were high when they were reviewed tend to cost less afterwards for no other reason (regression to the "
           "mean): savings among them are not all savings of the review.");
    auto const& converted = rows.back().counts.converted;
    if (auto const unknown = converted.absent().total(); unknown != 0) {
        auto const count = [](std::uint64_t n) { return detail::with_thousands(std::to_string(n)); };
        s.warn("Conversion is the share offered times the share accepting, each of the reviews of which it is known. Of " + count(unknown) +
               " of " + count(rows.back().counts.reviews) + " reviews one of the two is not known; of the other " +
               count(converted.trials()) + ", " + count(converted.hits()) + (converted.hits() == 1 ? " was" : " were") +
               " offered a direct payment and accepted it.");
    }
    return s;
}

/// Weekly budgets by mode and their differences from the reference; strata says what `within` holds fixed.  Without, it is not shown.
template <class = detail::when_called>
[[nodiscard]] inline sheet cost_sheet(mode_costs const& c, provenance from, std::string const& strata = "",
                                      confidence_level const& level = {}) {
    using row = mode_cost;
    from = completed(std::move(from), level);
    from.method = "student, welch";
    described_columns<row> columns;
    columns.key("mode", "mode", &row::mode)
        .base("people", "budgets known", [](row const& r) { return r.weekly.n(); })
        .count("absent", "not known", [](row const& r) { return r.weekly.absent().total(); });
    detail::describe_money(columns, "mean", "mean a week", &row::mean);
    detail::describe_money(columns, "difference", "from " + std::string(spelling(c.reference)), &row::difference);
    if (!strata.empty()) {
        detail::describe_money(columns, "difference_within", "within " + strata, &row::within);
        columns.count("strata", "strata", [](row const& r) { return r.within.strata; }, shown_to::programs)
            .count("budgets_within", "budgets within", [](row const& r) { return r.within.budgets; }, shown_to::programs)
            .count("reference_budgets_within", "of the reference", [](row const& r) { return r.within.reference_budgets; },
                   shown_to::programs);
    }
    auto s = columns.laid_out("Weekly budget by mode", std::move(from), c.rows);
    s.warn("A smaller budget is not an efficiency: people on different modes differ in what they need.");
    if (strata.empty()) return s;
    for (auto const& r : c.rows)
        if (auto why = detail::fewer_within(c, r, strata); !why.empty()) s.warn(std::move(why));
    return s;
}

/// So that text_table(cost_by_mode(...)) and text_table of a table of local criteria print whole reports.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(mode_costs const& c) {
    return cost_sheet(c, {.rule = "none applied: amounts as in the source"}, "strata");
}
template <class Key, class Context>
[[nodiscard]] sheet sheet_of(table<Key, local_criteria_counts, Context> const& t) {
    return local_criteria_sheet(t, "group", {.rule = "none applied: counts as in the reviews"});
}

}  // namespace pbo

#endif
