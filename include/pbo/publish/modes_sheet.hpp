// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_MODES_SHEET_HPP
#define PBO_PUBLISH_MODES_SHEET_HPP

// How do people take their personal budget, in each group and all together?  A row for each group and way (a direct
// payment, wholly or in part; a managed budget; another, or not stated), with the people, those of the group, the share
// and its limits.
//
//     pbo::modes_sheet({{"18-64", {{190, 317, 39}}}, {"65+", {{92, 410, 38}}}}, "age_band", from)
//
// Under a rule of disclosure each group's counts are shown or withheld as three answers to one question are
// (protected_outcomes.hpp): the direct payments alone, or their base, may stay where one of the others is small.  Where
// anything is withheld all together is left out, since what is withheld would follow from it by subtraction.  Counts that
// were protected with all together (guarded_counts.hpp) are laid out as they may be shown: shown_modes_sheet.  Nobody in
// a group: no shares (nothing to divide by). Throws std::overflow_error for more people than 2^64 - 1.  O(groups).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/category_counts.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/protected_outcomes.hpp>
#include <pbo/protect/count_protection.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// In which of the three ways a personal budget of that mode is taken; none for a service without a budget.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<std::size_t> way_of_taking(delivery_mode mode) noexcept {
    if (!is_personal_budget(mode)) return std::nullopt;
    return is_direct_payment(mode) ? 0 : mode == delivery_mode::managed_budget ? 1 : 2;
}

/// What the sheet calls the three, and all together.
inline constexpr std::array<std::string_view, 3> ways_of_taking{"direct_payment", "managed_budget",
                                                                "other_or_not_stated"};
inline constexpr std::string_view all_groups = "all";

struct group_of_modes {
    std::string name;
    category_counts<3> counts;  ///< in the order of ways_of_taking
};

/// A group's counts as they may be shown.
struct shown_modes {
    std::string name;
    std::array<figure<std::uint64_t>, 3> counts;  ///< in the order of ways_of_taking
    figure<std::uint64_t> people{absence::suppressed};
};

namespace detail {

struct mode_row {
    std::string group, mode;
    figure<std::uint64_t> count, of;
    figure<double> share;
    figure<interval> limits;
};

/// A group's three rows.
template <class Method>
void add_modes(std::vector<mode_row>& rows, shown_modes const& group, Method const& method, confidence_level const& level) {
    for (std::size_t i = 0; i < ways_of_taking.size(); ++i) {
        mode_row row{group.name,      std::string(ways_of_taking[i]), group.counts[i], group.people, absence::suppressed,
                     absence::suppressed};
        if (row.count && row.of) {
            auto const e = method(proportion(*row.count, *row.of), level);
            row.share = e.value;
            row.limits = e.limits;
        }
        rows.push_back(std::move(row));
    }
}
/// A group by itself under a rule.
template <class = detail::when_called>
[[nodiscard]] inline shown_modes modes_shown(group_of_modes const& group, count_protection const& rule) {
    auto const may = answers_to_show(group.counts.counts(), rule);
    shown_modes shown{group.name, {absence::suppressed, absence::suppressed, absence::suppressed}};
    if (!may.base) return shown;
    shown.people = rule.printed(group.counts.total());
    for (std::size_t i = 0; i < ways_of_taking.size(); ++i)
        if (may.answers[i]) shown.counts[i] = rule.printed(group.counts[i]);
    return shown;
}

}  // namespace detail

/// group is the heading of whose row it is ("age_band"); from.level and from.method are filled in here.
template <class Method = wilson_method>
requires interval_method<Method>
[[nodiscard]] sheet shown_modes_sheet(std::vector<shown_modes> const& groups, std::string const& group, provenance from,
                                      Method const& method = {}, confidence_level const& level = {},
                                      std::string title = "How people take their personal budget") {
    using row = detail::mode_row;
    std::vector<row> rows;
    for (auto const& one : groups) detail::add_modes(rows, one, method, level);
    described_columns<row> columns;
    columns.key(group, group, &row::group)
        .key("mode", "mode", &row::mode)
        .count("count", "people", &row::count)
        .base("of", "of", &row::of)
        .share("share", "share", &row::share)
        .limits("", shown_as::share, &row::limits);
    auto s = columns.laid_out(std::move(title), completed(std::move(from), level, method), rows);
    s.warn(
        "A direct payment is one wholly or in part. A service without a budget is none of these, and its people are "
        "not counted here.");
    s.warn(std::string(warnings::self_selected));
    if (std::count_if(groups.begin(), groups.end(), [](auto const& one) { return one.name != all_groups; }) > 1)
        s.warn(std::string(warnings::overlapping_intervals));
    return s;
}

/// The same of counts, each group by itself under the rule.
template <class Method = wilson_method>
requires interval_method<Method>
[[nodiscard]] sheet modes_sheet(std::vector<group_of_modes> const& groups, std::string const& group, provenance from,
                                Method const& method = {}, confidence_level const& level = {},
                                count_protection const& rule = {},
                                std::string title = "How people take their personal budget") {
    std::vector<shown_modes> shown;
    bool withheld = false;
    group_of_modes all{std::string(all_groups), {}};
    auto const add = [&](group_of_modes const& one) {
        shown.push_back(detail::modes_shown(one, rule));
        withheld = withheld || !shown.back().people ||
                   std::any_of(shown.back().counts.begin(), shown.back().counts.end(), [](auto const& n) { return !n; });
    };
    for (auto const& one : groups) {
        add(one);
        all.counts += one.counts;
    }
    bool const has_all = groups.size() == 1 && groups.front().name == all_groups;
    bool const left_out = withheld && !has_all && groups.size() > 1;
    if (!withheld && !has_all) add(all);
    auto s = shown_modes_sheet(shown, group, std::move(from), method, level, std::move(title));
    if (left_out)
        s.warn("All groups together are left out: what is withheld of one would follow from them by subtraction.");
    if (auto const few = s.rows_with_bases_under(warnings::small_base); few != 0) s.warn(warnings::small_bases(few));
    return s;
}

}  // namespace pbo

#endif
