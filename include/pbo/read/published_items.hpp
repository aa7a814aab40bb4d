// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PUBLISHED_ITEMS_HPP
#define PBO_READ_PUBLISHED_ITEMS_HPP

// What does a return say of each area, item by item, where there is nothing to make a share of?  A column an item, as
// PSS-EX1 and its kin are printed: titles above, a row of item codes, totals and footnotes below, "901 - Alphashire".
//
//     auto const read = pbo::read_published_items<std::uint64_t>("activity.csv", {.items = {"A4.18", "H4"}});
//     auto const money = pbo::read_published_items<double>("expenditure.csv", {.items = {"F1"}});
//
// Counts are whole numbers and an amount among them is an error; amounts, of money for instance, are any numbers.  The
// headings are the row that has the items; the area stands in the first column unless `key` names another.  Totals are
// known as in published_counts.hpp and are no areas; sum_of(read, i) is what the areas with figures have together.
// An area twice is an error with both lines.  Throws input_error as headed_rows.hpp does, std::invalid_argument without
// an item, std::overflow_error for counts that add up to more than 2^64 - 1.

#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/as_compared.hpp>
#include <pbo/read/detail/published_areas.hpp>
#include <pbo/read/detail/published_figures.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/detail/table_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/read_options.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct item_layout {
    std::string key = "#1";          ///< the column with the area's code or name
    std::vector<std::string> items;  ///< the columns of figures
};

template <class T>
struct items_of_area {
    published_row area;              ///< who it is, and where it stood; it has no counts of its own
    std::vector<figure<T>> figures;  ///< one an item, in the layout's order
};

template <class T>
struct items_read : read_summary {
    std::vector<items_of_area<T>> areas, totals;
};

/// What the areas with a figure for the item have together, and how many they are.
template <class T>
[[nodiscard]] std::pair<T, std::size_t> sum_of(items_read<T> const& read, std::size_t item) {
    std::pair<T, std::size_t> sum{};
    for (auto const& a : read.areas) {
        auto const& figure = a.figures.at(item);
        if (!figure.has_value()) continue;
        ++sum.second;
        if constexpr (std::same_as<T, std::uint64_t>)
            if (sum.first + *figure < sum.first)
                throw std::overflow_error("pbo::sum_of: the counts of the areas add up to more than 2^64 - 1");
        sum.first += *figure;
    }
    return sum;
}

namespace detail {

template <class T>
[[nodiscard]] figure<T> item_in(table_text& table, std::size_t r, std::size_t column) {
    if constexpr (std::same_as<T, std::uint64_t>) {
        return count_in(table, r, column);
    } else {
        auto const& text = table.cell(r, column);
        if (auto const why = table.stand_in(text)) return *why;
        auto const value = text_form<figure<T>>::read(text);
        if (!value)
            throw input_error({table.place(r, column), shown_text(text), text_form<figure<T>>::expected()});
        if (value->has_value()) table.note_flags_of(text);
        return *value;
    }
}

template <class T>
struct read_published_items_fn {
    items_read<T> operator()(input_source source, item_layout const& layout, read_options options = {}) const {
        if (layout.items.empty()) throw std::invalid_argument("pbo::item_layout: no item is named");
        options.figures = layout.items;
        std::vector<std::string_view> asked(layout.items.begin(), layout.items.end());
        asked.push_back(layout.key);
        table_text table(headed_rows(std::move(source), std::move(options), asked), false);
        published_areas const areas(table, {.key = layout.key});
        std::vector<std::size_t> columns;
        for (auto const& item : layout.items) columns.push_back(table.column(item));
        items_read<T> all;
        std::map<std::string, std::uint64_t> lines;
        for (std::size_t r = 0; r < table.rows().size(); ++r) try {
                items_of_area<T> one{areas.read(r), {}};
                auto const& who = one.area;
                if (who.called.empty())
                    throw input_error({table.place(r, areas.key()), {}, "the code or the name of an area"});
                for (auto const column : columns) one.figures.push_back(item_in<T>(table, r, column));
                auto const key = as_compared(who.who.key().is_stated() ? who.who.key().text() : who.called);
                auto const [first, is_new] = lines.try_emplace(key + " " + who.when.text(), who.line);
                if (!is_new)
                    throw input_error({table.place(r), shown_text(who.called),
                                       "every area once; it is on line " + std::to_string(first->second) + " too"});
                (who.is.level == area_level::area ? all.areas : all.totals).push_back(std::move(one));
            } catch (input_error const& e) {
                table.refuse(e.problem());
            }
        if (all.areas.empty())
            throw input_error({{table.source(), 0, {}}, {}, "at least one area; no row that was kept is one"});
        static_cast<read_summary&>(all) = table.summary();
        all.notes = table.notes();
        all.notes.insert(all.notes.end(), areas.notes().begin(), areas.notes().end());
        return all;
    }
};

}  // namespace detail

/// read_published_items<T>(source, layout, options = {}), with T std::uint64_t for counts and double for amounts.
template <class T>
    requires std::same_as<T, std::uint64_t> || std::same_as<T, double>
inline constexpr detail::read_published_items_fn<T> read_published_items{};

}  // namespace pbo

#endif
