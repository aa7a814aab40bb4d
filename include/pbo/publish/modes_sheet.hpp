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
// anything is withheld all together is left out, since what is withheld would follow from it by subtraction.  Nobody in
// a group: no shares (nothing to divide by). Throws std::overflow_error for more people than 2^64 - 1.  O(groups).

#include <pbo/core/confidence_level.hpp>
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

namespace detail {

struct mode_row {
    std::string group, mode;
    figure<std::uint64_t> count, of;
    figure<double> share;
    figure<interval> limits;
};

/// A group's three rows, and whether the rule withholds one of them.
template <class Method>
[[nodiscard]] bool add_modes(std::vector<mode_row>& rows, group_of_modes const& group, Method const& method,
                             confidence_level const& level, count_protection const& rule) {
    auto const may = answers_to_show(group.counts.counts(), rule);
    bool withholds = !may.base;
    for (std::size_t i = 0; i < ways_of_taking.size(); ++i) {
        mode_row row{group.name,          std::string(ways_of_taking[i]),
                     absence::suppressed, absence::suppressed,
                     absence::suppressed, absence::suppressed};
        if (may.base) row.of = rule.printed(group.counts.total());
        if (may.base && may.answers[i]) {
            row.count = rule.printed(group.counts[i]);
            auto const e = method(proportion(*row.count, *row.of), level);
            row.share = e.value;
            row.limits = e.limits;
        }
        withholds = withholds || !may.answers[i];
        rows.push_back(std::move(row));
    }
    return withholds;
}

}  // namespace detail

/// group is the heading of whose row it is ("age_band"); from.level and from.method are filled in here.
template <class Method = wilson_method>
requires interval_method<Method>
[[nodiscard]] sheet modes_sheet(std::vector<group_of_modes> const& groups, std::string const& group, provenance from,
                                Method const& method = {}, confidence_level const& level = {},
                                count_protection const& rule = {},
                                std::string title = "How people take their personal budget") {
    std::vector<detail::mode_row> rows;
    bool withheld = false;
    group_of_modes all{std::string(all_groups), {}};
    for (auto const& one : groups) {
        withheld = detail::add_modes(rows, one, method, level, rule) || withheld;
        all.counts += one.counts;
    }
    bool const has_all = groups.size() == 1 && groups.front().name == all_groups;
    if (!withheld && !has_all) withheld = detail::add_modes(rows, all, method, level, rule);
    using row = detail::mode_row;
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
    if (groups.size() > 1) s.warn(std::string(warnings::overlapping_intervals));
    if (withheld && !has_all && groups.size() > 1)
        s.warn("All groups together are left out: what is withheld of one would follow from them by subtraction.");
    if (auto const few = s.rows_with_bases_under(warnings::small_base); few != 0) s.warn(warnings::small_bases(few));
    return s;
}

}  // namespace pbo

#endif
