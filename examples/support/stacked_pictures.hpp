// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_STACKED_PICTURES_HPP
#define PBO_EXAMPLES_SUPPORT_STACKED_PICTURES_HPP

// --chart stacked of take_up_report: the categories of a published table, a bar an area, and the people on personal
// budgets of each age, those with a direct payment and the others.

#include "people.hpp"

#include <pbo/publish/charts/stacked.hpp>
#include <pbo/publish/described_columns.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace examples {

namespace detail {

/// The texts of a column of a sheet, each once.
inline std::set<std::string> texts_in(pbo::sheet const& s, std::string_view column) {
    std::set<std::string> all;
    auto const at = static_cast<std::size_t>(std::find_if(s.columns().begin(), s.columns().end(), [&](auto const& c) { return c.name == column; }) - s.columns().begin());
    for (auto const& row : s.rows()) all.insert(std::get<std::string>(row.at(at)));
    return all;
}

}  // namespace detail

/// At most four categories and thirty bars: more is a table.
inline bool can_be_stacked(pbo::sheet const& categories) {
    return detail::texts_in(categories, "category").size() <= 4 && detail::texts_in(categories, "name").size() <= 30;
}

/// The rows of category_sheet as bars, all together first.
inline pbo::charts::stacked_plot categories_stacked(pbo::sheet const& categories, pbo::confidence_level level, bool weighted, std::vector<std::string> notes) {
    if (!can_be_stacked(categories))
        throw std::runtime_error("--chart stacked: a picture has at most four categories and 30 bars; there are " +
                                 std::to_string(detail::texts_in(categories, "category").size()) + " and " +
                                 std::to_string(detail::texts_in(categories, "name").size()) + "; --where chooses among the areas, and the table has all");
    pbo::charts::stacked_columns how{.group = "name", .part = "category", .measure = categories.title, .among = "in", .groups_are_names = true, .people = weighted ? "weighted" : "counted", .level = level, .judged = !weighted};
    pbo::charts::detail::sheet_reader const of(categories);
    for (auto const& row : categories.rows())
        if (of.cell<std::string>(row, "level") == "whole") how.whole = of.cell<std::string>(row, "name");
    if (!how.whole.empty()) how.called.emplace_back(how.whole, pbo::charts::detail::with_capital(how.whole));
    return pbo::charts::stacked_plot_of(categories, how, notes);
}

/// People on personal budgets by age: with a direct payment, wholly or in part, and the others.
inline pbo::charts::stacked_plot direct_payments_stacked(people_read const& read, pbo::provenance const& from, pbo::confidence_level level,
                                                         std::vector<std::string> const& notes) {
    struct part_of_age {
        std::string age, part;
        pbo::figure<std::uint64_t> count, of;
        pbo::figure<double> share;
    };
    std::vector<part_of_age> rows;
    auto const add = [&rows](std::string const& age, pbo::tally const& counted) {
        auto const one = [&](std::string part, std::uint64_t hits) {
            rows.push_back({age, std::move(part), hits, counted.trials(), pbo::proportion(hits, counted.trials()).value()});
        };
        one("Direct payment", counted.hits());
        one("Another budget", counted.trials() - counted.hits());
    };
    pbo::tally all;
    for (auto const& [age, counted] : read.by_age) {
        all += counted;
        add(std::string(pbo::spelling(age)), counted);
    }
    add("all", all);
    pbo::described_columns<part_of_age> columns;
    columns.key("age_band", "age", &part_of_age::age)
        .key("part", "part", &part_of_age::part)
        .count("count", "people", &part_of_age::count)
        .base("of", "of", &part_of_age::of)
        .share("share", "share", &part_of_age::share);
    pbo::charts::stacked_columns how{.group = "age_band", .part = "part", .whole = "all", .measure = "People on personal budgets, those with a direct payment and others, by age",
                                     .among = "at", .called = {{"all", "Everyone"}}, .no_group = {std::string(pbo::spelling(pbo::age_band::not_stated))}, .level = level};
    for (auto const& [age, counted] : read.by_age) {
        std::string const text(pbo::spelling(age));
        how.called.emplace_back(text, pbo::charts::group_in_words("age_band", text));
    }
    return pbo::charts::stacked_plot_of(columns.laid_out("Direct payments by age", from, rows), how, notes);
}

}  // namespace examples

#endif
