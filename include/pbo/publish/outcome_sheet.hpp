// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_OUTCOME_SHEET_HPP
#define PBO_PUBLISH_OUTCOME_SHEET_HPP

// Outcomes made ready for a reader: a row for each group and area, in the order of the groups and of the instrument, with
// better, no difference and worse out of those who answered, each with its interval, and whether a majority is better.
// And a row for each group that says in how many areas that is so, alone and jointly.
//
// A group whose counts are protected (measure/protected_outcomes.hpp) shows those that may be shown, and shares, limits and majorities
// are made of them alone: in how many areas is said of the areas shown.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/method.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/majority.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/protected_outcomes.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/detail/named_rows.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// One group of a report: what its key columns say, and its answers.
struct reported_group {
    std::vector<std::string> keys;
    outcome_view outcomes;
    std::vector<shown_outcome> shown{};  ///< area by area, where not everything may be shown
    std::uint64_t least_asked = 0;       ///< how many are known to be in the group from other questions that are shown

    template <class = detail::when_called>
    [[nodiscard]] shown_outcome shown_of(std::size_t area) const {
        return shown.empty() ? shown_as_counted(outcomes[area]) : shown.at(area);
    }
};

namespace detail {

/// The names of the groups' keys, before any other column.
template <class Row, class Group>
[[nodiscard]] described_columns<Row> group_columns(std::vector<std::string> const& key_columns, Group const& group) {
    described_columns<Row> columns;
    for (std::size_t i = 0; i < key_columns.size(); ++i)
        columns.key(key_columns[i], key_columns[i], [group, i](Row const& row) { return std::invoke(group, row)->keys.at(i); });
    return columns;
}

template <class Row, class Hits, class Estimate>
void describe_share(described_columns<Row>& to, std::string const& name, std::string const& title, Hits hits, Estimate of) {
    to.count(name, title, std::move(hits), shown_to::programs);
    to.share(name + "_share", title, [of](Row const& row) { return std::invoke(of, row).value; });
    to.limits(name + "_", shown_as::share, [of](Row const& row) { return std::invoke(of, row).limits; });
}

/// A share as it may be shown.
struct shown_share {
    figure<double> value{absence::suppressed};
    figure<interval> limits{absence::suppressed};
};
template <class Method>
[[nodiscard]] shown_share share_shown(figure<proportion> const& counts, Method const& method, confidence_level const& level) {
    if (!counts) return {counts.reason(), counts.reason()};
    auto const e = method(*counts, level);
    return {e.value, e.limits};
}

struct outcome_row {
    reported_group const* group;
    area about;
    shown_outcome counts;
    shown_share better, no_difference, worse;
    std::optional<area_majority> judged;  ///< unless it may not be shown
};

/// A count that may be withheld; where nothing is, programs read the columns that they always read.
template <class Row, class Of>
void describe_count(described_columns<Row>& to, sheet_column column, bool withheld, Of of) {
    column.shown = shown_as::count;
    if (withheld)
        to.column(std::move(column), std::move(of));
    else
        to.column(std::move(column), [of](Row const& row) { return *std::invoke(of, row); });
}

template <class = detail::when_called>
[[nodiscard]] inline described_columns<outcome_row> outcome_columns(std::vector<std::string> const& key_columns, bool withheld = false) {
    using row = outcome_row;
    auto columns = group_columns<row>(key_columns, &row::group);
    columns.text("area", "area", [](row const& r) { return r.about.name; }, shown_to::programs)
        .key("area_title", "area of life", [](row const& r) { return r.about.title; });
    auto const count = [&](sheet_column column, figure<std::uint64_t> shown_outcome::* which) {
        describe_count(columns, std::move(column), withheld, [which](row const& r) { return r.counts.*which; });
    };
    count({.name = "asked", .title = "asked"}, &shown_outcome::asked);
    count({.name = "answered", .title = "answered", .is_base = true}, &shown_outcome::answered);
    count({.name = "not_applicable", .title = "n/a"}, &shown_outcome::not_applicable);
    count({.name = "missing", .title = "missing"}, &shown_outcome::missing);
    auto const share = [&](std::string const& name, std::string const& title, figure<std::uint64_t> shown_outcome::* which,
                           shown_share row::* of) {
        count({.name = name, .title = title, .whom = shown_to::programs}, which);
        columns.share(name + "_share", title, [of](row const& r) { return (r.*of).value; });
        columns.limits(name + "_", shown_as::share, [of](row const& r) { return (r.*of).limits; });
    };
    share("better", "better", &shown_outcome::better, &row::better);
    share("no_difference", "no difference", &shown_outcome::no_difference, &row::no_difference);
    share("worse", "worse", &shown_outcome::worse, &row::worse);
    columns.text("majority_better", "majority", [](row const& r) -> figure<bool> {
        if (!r.judged) return absence::suppressed;
        return r.counts.answered == std::uint64_t{0} ? figure<bool>(absence::nothing_to_divide_by) : figure<bool>(r.judged->majority);
    });
    auto const verdict = [](majority_verdict area_majority::* which) {
        return [which](row const& r) {
            if (r.judged && r.counts.answered == std::uint64_t{0}) return std::string(symbol(absence::nothing_to_divide_by));
            return std::string(r.judged ? spelling((*r.judged).*which) : symbol(absence::suppressed));
        };
    };
    columns.text("majority_alone", "alone", verdict(&area_majority::alone))
        .text("majority_jointly", "jointly", verdict(&area_majority::jointly));
    return columns;
}

struct majority_row {
    reported_group const* group;
    majority_summary judged;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<majority_row> majority_columns(std::vector<std::string> const& key_columns, bool withheld = false) {
    using row = majority_row;
    using enum majority_verdict;
    auto columns = group_columns<row>(key_columns, &row::group);
    describe_count(columns, {.name = "people", .title = "people", .is_base = true}, withheld, [](row const& r) -> figure<std::uint64_t> {
        if (r.group->shown.empty()) return r.group->outcomes.people();
        return r.group->shown.front().asked;
    });
    columns.count("areas", "areas", [](row const& r) { return r.judged.answered(); })
        .count("majority_better", "majority better", [](row const& r) { return r.judged.with_majority(); });
    for (auto const& [name, title, verdict] :
         {std::tuple{"certain", "certain", certain}, {"unclear", "unclear", unclear}, {"certainly_not", "certainly not", certainly_not}})
        columns.count(std::string("alone_") + name, std::string(title) + ", alone",
                      [v = verdict](row const& r) { return r.judged.alone(v); });
    for (auto const& [name, title, verdict] :
         {std::tuple{"certain", "certain", certain}, {"unclear", "unclear", unclear}, {"certainly_not", "certainly not", certainly_not}})
        columns.count(std::string("jointly_") + name, std::string(title) + ", jointly",
                      [v = verdict](row const& r) { return r.judged.jointly(v); });
    return columns;
}

}  // namespace detail

namespace detail {
/// The areas of a group whose better answers may be shown, and out of how many they are.
struct shown_areas {
    std::vector<std::size_t> places;
    std::vector<proportion> better;
};
template <class = detail::when_called>
[[nodiscard]] inline shown_areas areas_shown(reported_group const& group) {
    shown_areas all;
    for (std::size_t i = 0; i < group.outcomes.size(); ++i)
        if (auto const better = group.shown_of(i).share_of(&shown_outcome::better)) {
            all.places.push_back(i);
            all.better.push_back(*better);
        }
    return all;
}
template <class = detail::when_called>
[[nodiscard]] inline bool any_protected(std::vector<reported_group> const& groups) {
    return std::any_of(groups.begin(), groups.end(), [](reported_group const& g) { return !g.shown.empty(); });
}
}  // namespace detail

/// key_columns are the names of the groups' keys ("mode"); from.level and from.method are filled in here.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet outcome_sheet(std::string title, std::vector<std::string> const& key_columns,
                                  std::vector<reported_group> const& groups, provenance from, Method const& method = {},
                                  confidence_level level = {}) {
    std::vector<detail::outcome_row> rows;
    for (auto const& group : groups) {
        auto const there = detail::areas_shown(group);
        auto const judged = majorities(there.better, method, level);
        for (std::size_t i = 0; i < group.outcomes.size(); ++i) {
            auto const counts = group.shown_of(i);
            auto const share = [&](auto which) { return detail::share_shown(counts.share_of(which), method, level); };
            rows.push_back({&group, group.outcomes.questions().areas()[i], counts, share(&shown_outcome::better),
                            share(&shown_outcome::no_difference), share(&shown_outcome::worse), {}});
        }
        for (std::size_t i = 0; i < there.places.size(); ++i)
            rows[rows.size() - group.outcomes.size() + there.places[i]].judged = judged.areas[i];
    }
    auto s = detail::outcome_columns(key_columns, detail::any_protected(groups))
                 .laid_out(std::move(title), completed(std::move(from), level, method), rows);
    s.warn(std::string(warnings::self_selected));
    if (groups.size() > 1) s.warn(std::string(warnings::overlapping_intervals));
    if (auto const few = s.rows_with_bases_under(warnings::small_base); few != 0) s.warn(warnings::small_bases(few));
    return s;
}

/// In how many areas is a majority better: the fact, each area judged alone, and all judged jointly.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet majority_sheet(std::string title, std::vector<std::string> const& key_columns,
                                   std::vector<reported_group> const& groups, provenance from, Method const& method = {},
                                   confidence_level level = {}) {
    std::vector<detail::majority_row> rows;
    for (auto const& group : groups) rows.push_back({&group, majorities(detail::areas_shown(group).better, method, level)});
    auto s = detail::majority_columns(key_columns, detail::any_protected(groups))
                 .laid_out(std::move(title), completed(std::move(from), level, method), rows);
    s.warn("Alone: each area at " + level.text() +
           ". Jointly: each so much more strictly that all of a group's verdicts together hold at " + level.text() + " (Bonferroni).");
    std::size_t unanswered = 0;
    for (auto const& r : rows) unanswered += r.judged.areas.size() - r.judged.answered();
    if (unanswered != 0)
        s.warn(unanswered == 1 ? std::string("1 area that nobody in a group answered is in none of that group's counts.")
                               : std::to_string(unanswered) + " areas that nobody in a group answered are in none of that group's counts.");
    return s;
}

/// So that text_table(outcomes(survey, key)) prints a whole report: a group for each key.
template <class Key>
[[nodiscard]] sheet sheet_of(outcome_table<Key> const& o) {
    std::vector<reported_group> groups;
    for (auto const& entry : o.counts()) groups.push_back({{detail::key_text(entry.key)}, o[entry.key]});
    return outcome_sheet("Outcomes: " + std::string(o.questions().name()), {"group"}, groups,
                         completed({.rule = "none applied: counts as in the survey", .data = "sample"}, o.questions()));
}

namespace detail {
struct estimated_row {
    std::string group;
    area about;
    estimate<proportion> better;
};
}  // namespace detail

/// Estimates of every key and area.
template <class Key>
[[nodiscard]] sheet sheet_of(outcome_estimates<Key> const& o) {
    using row = detail::estimated_row;
    std::vector<row> rows;
    for (auto const& key : o.keys())
        for (std::size_t i = 0; i < o.questions().size(); ++i)
            rows.push_back({detail::key_text(key), o.questions().areas()[i], o[key][i]});
    described_columns<row> columns;
    columns.key("group", "group", &row::group)
        .text("area", "area", [](row const& r) { return r.about.name; }, shown_to::programs)
        .key("area_title", "area of life", [](row const& r) { return r.about.title; })
        .base("answered", "answered", [](row const& r) { return r.better.counts.trials(); });
    detail::describe_share(columns, "better", "better", [](row const& r) { return r.better.counts.hits(); }, &row::better);
    auto from = completed({.rule = "none applied: counts as in the survey", .data = "sample"}, o.questions());
    if (!rows.empty()) from = completed(std::move(from), rows.front().better);
    auto s = columns.laid_out("Better, by area of life: " + std::string(o.questions().name()), std::move(from), rows);
    s.warn(std::string(warnings::self_selected));
    return s;
}
/// Areas known by their place, as what was judged knows no names.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(majority_summary const& judged) {
    using row = detail::named_row<area_majority>;
    auto columns = detail::named_columns<row>("area");
    columns.counts({"better", "better"}, "answered", {"better_share", "share"}, [](row const& r) { return r.found.better.counts; })
        .limits("better_", shown_as::share, [](row const& r) { return r.found.better.limits; })
        .text("majority_better", "majority", [](row const& r) { return r.found.majority; })
        .text("majority_alone", "alone", [](row const& r) { return r.found.alone; })
        .text("majority_jointly", "jointly", [](row const& r) { return r.found.jointly; });
    provenance from{.rule = "none applied: counts as given"};
    if (!judged.areas.empty()) from = completed(std::move(from), judged.areas.front().better);
    return columns.laid_out("Is a majority better? Areas in the order given", std::move(from), detail::named_rows(judged.areas));
}

}  // namespace pbo

#endif
