// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CONDITIONS_SHEET_HPP
#define PBO_PUBLISH_CONDITIONS_SHEET_HPP

// Process and outcome made ready for a reader.  conditions_sheet: a row for each condition and area of life, with the shares
// better with and without the condition, the odds ratio of everybody and within strata, and the finding adjusted over the
// whole table.  condition_shares_sheet: one condition by council, by mode or by any other key.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/method.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/condition_shares.hpp>
#include <pbo/measure/outcomes_by_condition.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct condition_row {
    condition which;
    area about;
    area_by_condition found;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<condition_row> condition_columns(std::string const& strata) {
    using row = condition_row;
    described_columns<row> columns;
    columns.text("condition", "condition", [](row const& r) { return r.which.name; }, shown_to::programs)
        .key("condition_title", "condition", [](row const& r) { return r.which.title; })
        .text("area", "area", [](row const& r) { return r.about.name; }, shown_to::programs)
        .key("area_title", "area of life", [](row const& r) { return r.about.title; })
        .counts({"better_with", "better with"}, "answered_with", {"share_with", "share"},
                [](row const& r) { return r.found.with_condition; })
        .counts({"better_without", "without"}, "answered_without", {"share_without", "share"},
                [](row const& r) { return r.found.without_condition; })
        .ratio("odds_ratio", "odds ratio", [](row const& r) { return r.found.odds_ratio; })
        .ratio("odds_ratio_within", "within " + strata, [](row const& r) { return r.found.within.odds_ratio; })
        .p_value("p_within", "p", [](row const& r) { return r.found.within.test.p_value; })
        .p_value("adjusted_p", "adjusted p", [](row const& r) { return r.found.within.adjusted_p; })
        .text("finding", "adjusted", [](row const& r) { return r.found.within.adjusted; })
        .p_value("interaction_p", "interaction p", [](row const& r) { return r.found.within.interaction.p_value; });
    return columns;
}

}  // namespace detail

/// strata says in words what `within` holds fixed.
template <class = detail::when_called>
[[nodiscard]] inline sheet conditions_sheet(condition_table const& t, provenance from, std::string const& strata = "councils",
                                            std::string title = "Outcomes by condition") {
    from = completed(std::move(from), t.level);
    from.method = "score; within " + strata + " mantel_haenszel";
    std::vector<detail::condition_row> rows;
    std::string missing;
    for (auto const& c : t.conditions) {
        missing += (missing.empty() ? "" : "; ") + c.which.title + ": " + std::to_string(c.people_with) + " yes, " +
                   std::to_string(c.people_without) + " no, " + std::to_string(c.not_answered) + " not answered";
        for (std::size_t i = 0; i < c.areas.size(); ++i) {
            auto const& a = c.areas[i];
            rows.push_back({c.which, t.instrument.areas()[i], a});
        }
    }
    auto s = detail::condition_columns(strata).laid_out(std::move(title), std::move(from), rows);
    if (!missing.empty()) s.warn(missing + ".");
    s.warn("p-values are adjusted over all areas of all conditions (" + std::string(spelling(t.adjusted_by.how())) +
           "). Conditions go together; each odds ratio is of one alone.");
    s.warn(std::string(warnings::self_selected));
    if (auto const few = s.rows_with_bases_under(warnings::small_base); few != 0) s.warn(warnings::small_bases(few));
    return s;
}

namespace detail {
struct condition_share_row {
    std::string key;
    tally met;
    estimate<proportion> share;
};
}  // namespace detail

/// key_column is the key's name ("council", "mode").
template <class Key, class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet condition_shares_sheet(condition_shares_result<Key> const& c, std::string const& key_column, provenance from,
                                           Method const& method = {}, confidence_level const& level = {}) {
    using row = detail::condition_share_row;
    described_columns<row> columns;
    columns.key(key_column, key_column, &row::key)
        .base("answered", "answered", [](row const& r) { return r.met.trials(); })
        .count("not_answered", "not answered", [](row const& r) { return r.met.absent().total(); });
    detail::describe_share(columns, "yes", "yes", [](row const& r) { return r.met.hits(); }, &row::share);
    std::vector<row> rows;
    for (auto const& r : c.rows) {
        auto key = detail::key_text(r.key);
        rows.push_back({key.empty() ? "not stated" : std::move(key), r.met, method(r.met.counted(), level)});
    }
    rows.push_back({"all", c.all, method(c.all.counted(), level)});
    auto s = columns.laid_out(c.which.title + ", by " + key_column, completed(std::move(from), level, method), rows);
    auto const shown = [](figure<double> const& f, auto how) { return f ? how(*f) : std::string(symbol(f.reason())); };
    s.warn("Groups compared: " + std::to_string(c.variation.groups) +
           (c.least > 1 ? ", those with at least " + std::to_string(c.least) + " answers" : std::string()) +
           ". Beyond chance their own shares have a standard deviation of " +
           shown(c.variation.standard_deviation, [](double v) { return detail::rounded(100.0 * v, 1) + " points"; }) +
           "; that all share one: " + detail::p_in_words(c.variation.test.p_value) + ".");
    if (auto const low = c.lowest(), high = c.highest(); low && high) {
        s.warn("Lowest and highest of these: " + detail::key_text(low->key) + " (" + low->met.counted().text() + ") and " +
               detail::key_text(high->key) + " (" + high->met.counted().text() +
               "). The ends of many small groups lie far apart by chance alone.");
    }
    s.warn(std::string(warnings::overlapping_intervals));
    if (auto const few = s.rows_with_bases_under(warnings::small_base); few != 0) s.warn(warnings::small_bases(few));
    return s;
}

template <class Key>
[[nodiscard]] sheet sheet_of(condition_shares_result<Key> const& c) {
    return condition_shares_sheet(c, "group", {.rule = "none applied: counts as in the survey", .data = "sample"});
}

/// So that text_table(outcomes_by_condition(survey)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(condition_table const& t) {
    return conditions_sheet(t, {.rule = "none applied: counts as in the survey", .data = "sample"});
}

}  // namespace pbo

#endif
