// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_OUTCOME_SHEET_HPP
#define PBO_PUBLISH_OUTCOME_SHEET_HPP

// Outcomes made ready for a reader: a row for each group and area, in the order of the groups and of the instrument, with
// better, no difference and worse out of those who answered, each with its interval, and whether a majority is better.
// And a row for each group that says in how many areas that is so, alone and jointly.

#include <pbo/core/estimate.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/majority.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// One group of a report: what its key columns say, and its answers.
struct reported_group {
    std::vector<std::string> keys;
    outcome_view outcomes;
};

namespace detail {

/// "73.4 to 78.4 %", or the reason why there are no limits.
[[nodiscard]] inline std::string limits_in_words(figure<interval> const& limits) {
    if (!limits.has_value()) return std::string(symbol(limits.reason()));
    return rounded(100.0 * limits->lower(), 1) + " to " + rounded(100.0 * limits->upper(), 1) + " %";
}
[[nodiscard]] inline figure<double> lower_of(figure<interval> const& limits) {
    return limits.transform([](interval const& i) { return i.lower(); });
}
[[nodiscard]] inline figure<double> upper_of(figure<interval> const& limits) {
    return limits.transform([](interval const& i) { return i.upper(); });
}

/// The columns of one share: count, share and limits for programs; share and "from to" for people.
inline void add_share_columns(std::vector<sheet_column>& to, std::string const& name, std::string const& title) {
    to.push_back({name, title, shown_as::count, shown_to::programs});
    to.push_back({name + "_share", title, shown_as::share});
    to.push_back({name + "_interval", "interval", shown_as::number, shown_to::people});
    to.push_back({name + "_lower", "lower", shown_as::share, shown_to::programs});
    to.push_back({name + "_upper", "upper", shown_as::share, shown_to::programs});
}
template <class E>
void add_share_cells(std::vector<sheet_cell>& to, std::uint64_t hits, estimate<E> const& e) {
    to.emplace_back(figure<std::uint64_t>(hits));
    to.emplace_back(e.value);
    to.emplace_back(limits_in_words(e.limits));
    to.emplace_back(lower_of(e.limits));
    to.emplace_back(upper_of(e.limits));
}

[[nodiscard]] inline std::string level_text(confidence_level level) {
    std::ostringstream out;
    out << level;
    return out.str();
}

}  // namespace detail

/// key_columns are the names of the groups' keys ("mode"); from.level and from.method are filled in here.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet outcome_sheet(std::string title, std::vector<std::string> const& key_columns,
                                  std::vector<reported_group> const& groups, provenance from, Method const& method = {},
                                  confidence_level level = {}) {
    from.method = label(method.name()).view();
    from.level = detail::level_text(level);
    std::vector<sheet_column> columns;
    for (auto const& key : key_columns) columns.push_back({key, key});
    columns.push_back({"area", "area", shown_as::text, shown_to::programs});
    columns.push_back({"area_title", "area of life"});
    for (auto const* count : {"asked", "answered", "not_applicable", "missing"})
        columns.push_back({count, std::string(count) == "not_applicable" ? "n/a" : count, shown_as::count});
    detail::add_share_columns(columns, "better", "better");
    detail::add_share_columns(columns, "no_difference", "no difference");
    detail::add_share_columns(columns, "worse", "worse");
    columns.push_back({"majority_better", "majority"});
    columns.push_back({"majority_alone", "alone"});
    columns.push_back({"majority_jointly", "jointly"});

    sheet s(std::move(title), std::move(from), std::move(columns));
    std::size_t small_ones = 0;
    for (auto const& group : groups) {
        auto const judged = majorities(group.outcomes, method, level);
        for (std::size_t i = 0; i < group.outcomes.size(); ++i) {
            auto const area = group.outcomes[i];
            auto const& description = group.outcomes.asked().areas()[i];
            small_ones += area.answered() < warnings::small_base ? 1U : 0U;
            std::vector<sheet_cell> cells(group.keys.begin(), group.keys.end());
            cells.emplace_back(std::string(description.name));
            cells.emplace_back(std::string(description.title));
            for (auto n : {area.asked(), area.answered(), area.not_applicable(), area.missing()})
                cells.emplace_back(figure<std::uint64_t>(n));
            detail::add_share_cells(cells, area.better().hits(), judged.areas[i].better);
            detail::add_share_cells(cells, area.no_difference().hits(), method(area.no_difference(), level));
            detail::add_share_cells(cells, area.worse().hits(), method(area.worse(), level));
            cells.emplace_back(std::string(area.answered() == 0 ? symbol(absence::nothing_to_divide_by)
                                                                : (judged.areas[i].majority ? "yes" : "no")));
            cells.emplace_back(std::string(spelling(judged.areas[i].alone)));
            cells.emplace_back(std::string(spelling(judged.areas[i].jointly)));
            s.add_row(std::move(cells));
        }
    }
    s.warn(std::string(warnings::self_selected));
    if (groups.size() > 1) s.warn(std::string(warnings::overlapping_intervals));
    if (small_ones != 0) s.warn(warnings::small_bases(small_ones));
    return s;
}

/// In how many areas is a majority better: the fact, each area judged alone, and all judged jointly.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet majority_sheet(std::string title, std::vector<std::string> const& key_columns,
                                   std::vector<reported_group> const& groups, provenance from, Method const& method = {},
                                   confidence_level level = {}) {
    from.method = label(method.name()).view();
    from.level = detail::level_text(level);
    std::vector<sheet_column> columns;
    for (auto const& key : key_columns) columns.push_back({key, key});
    columns.push_back({"people", "people", shown_as::count});
    columns.push_back({"areas", "areas", shown_as::count});
    columns.push_back({"majority_better", "majority better", shown_as::count});
    for (std::string how : {"alone", "jointly"})
        for (std::string verdict : {"certain", "unclear", "certainly not"})
            columns.push_back({how + "_" + (verdict == "certainly not" ? "certainly_not" : verdict), verdict + ", " + how,
                               shown_as::count});
    sheet s(std::move(title), std::move(from), std::move(columns));
    for (auto const& group : groups) {
        auto const judged = majorities(group.outcomes, method, level);
        std::vector<sheet_cell> cells(group.keys.begin(), group.keys.end());
        auto const count = [&cells](std::uint64_t n) { cells.emplace_back(figure<std::uint64_t>(n)); };
        count(group.outcomes.people());
        count(group.outcomes.size());
        count(judged.with_majority());
        for (auto v : {majority_verdict::certain, majority_verdict::unclear, majority_verdict::certainly_not}) count(judged.alone(v));
        for (auto v : {majority_verdict::certain, majority_verdict::unclear, majority_verdict::certainly_not}) count(judged.jointly(v));
        s.add_row(std::move(cells));
    }
    return s;
}

}  // namespace pbo

#endif
