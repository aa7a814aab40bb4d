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
// An area twice in a period is an error with both lines, unless the rows of an area are to be added up (`add_up`): those that
// agree in the columns of `by`.  A sum of which a part is absent is absent for that reason, and a row that is the total of
// others (Age: Total beside 18-64) is an error.  What a title above the headings says of the period is in `titled`.
//
//     pbo::read_published_items<double>("asc_fr.csv", {.key = "Council Code", .items = {"Value"}, .by = {"Care Type"}, .add_up = true});
//
// Throws input_error as headed_rows.hpp does, std::invalid_argument without
// an item, std::overflow_error for counts that add up to more than 2^64 - 1.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/detail/published_areas.hpp>
#include <pbo/read/detail/published_figures.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/detail/table_text.hpp>
#include <pbo/read/detail/told_apart.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct item_layout {
    std::string key = "#1";          ///< the column with the area's code or name
    std::string name{};              ///< the column with its name; found by its heading unless named
    std::vector<std::string> items;  ///< the columns of figures
    std::string period{};            ///< the column with the period; "period" unless named
    std::vector<std::string> by{};   ///< columns whose texts an area's rows are told apart by
    bool add_up = false;             ///< an area's rows that agree in those are added up
};

template <class T>
struct items_of_area {
    published_row area;              ///< who it is, and where it stood; it has no counts of its own
    std::vector<figure<T>> figures;  ///< one an item, in the layout's order
    std::vector<std::string> groups{};  ///< the texts of the columns of by
    std::uint64_t rows = 1;             ///< of the file, added up
};

template <class T>
struct items_read : read_summary {
    std::vector<items_of_area<T>> areas, totals;
    period titled{};  ///< what the titles above the headings say, if they name one period
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
        return count_in(table, r, column, "which are read where amounts are asked for (--amounts)");
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

/// The one financial year that the titles name: "England - 2013-14, Final Release"; not stated where they name none, or two.
template <class = detail::when_called>
[[nodiscard]] inline period period_in_titles(std::vector<row_left_out> const& titles) {
    period found;
    for (auto const& title : titles)
        for (std::size_t at = 0; at < title.text.size();) {
            auto const begin = title.text.find_first_of("0123456789", at);
            if (begin == std::string::npos) break;
            at = std::min(title.text.find_first_not_of("0123456789-/", begin), title.text.size());
            auto const when = text_form<period>::read(std::string_view(title.text).substr(begin, at - begin));
            if (!when || when->kind() != period_kind::financial_year) continue;
            if (found.is_stated() && *when != found) return {};
            found = *when;
        }
    return found;
}

/// Adds what a row has to what others of its area have: nothing is known of a sum of which a part is not.
template <class T>
void add_figures(std::vector<figure<T>>& to, std::vector<figure<T>> const& more) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (!to[i].has_value()) continue;
        if (!more[i].has_value())
            to[i] = more[i];
        else if constexpr (std::same_as<T, std::uint64_t>)
            to[i] = checked_sum(*to[i], *more[i]);
        else
            to[i] = *to[i] + *more[i];
    }
}

template <class T>
struct read_published_items_function {
    items_read<T> operator()(input_source source, item_layout const& layout, read_options options = {}) const {
        if (layout.items.empty()) throw std::invalid_argument("pbo::item_layout: no item is named");
        options.figures = layout.items;
        std::vector<std::string_view> asked(layout.items.begin(), layout.items.end());
        asked.push_back(layout.key);
        for (auto const* column : {&layout.name, &layout.period})
            if (!column->empty()) asked.push_back(*column);
        asked.insert(asked.end(), layout.by.begin(), layout.by.end());
        table_text table(headed_rows(std::move(source), std::move(options), asked), false);
        published_areas const areas(table, {.key = layout.key, .name = layout.name, .period = layout.period});
        std::vector<std::size_t> columns, by;
        for (auto const& item : layout.items) columns.push_back(table.column(item));
        for (auto const& name : layout.by) by.push_back(table.column(name));
        auto known = areas.columns();
        known.insert(known.end(), columns.begin(), columns.end());
        known.insert(known.end(), by.begin(), by.end());
        items_read<T> all;
        std::map<std::string, std::pair<std::vector<items_of_area<T>>*, std::size_t>> met;
        std::map<std::size_t, std::set<std::string>> added_over;
        std::uint64_t added = 0;
        for (std::size_t r = 0; r < table.rows().size(); ++r) try {
                items_of_area<T> one{areas.read(r), {}, {}};
                auto const& who = one.area;
                if (who.called.empty())
                    throw input_error({table.place(r, areas.key()), {}, "the code or the name of an area"});
                for (auto const column : columns) one.figures.push_back(item_in<T>(table, r, column));
                auto key = folded(who.council.key().is_stated() ? who.council.key().text() : who.called) + " " + who.period.text();
                for (auto const column : by) {
                    one.groups.push_back(table.cell(r, column));
                    key += '\x1F' + folded(one.groups.back());
                }
                auto& list = who.is.level == area_level::area ? all.areas : all.totals;
                auto const [first, is_new] = met.try_emplace(std::move(key), &list, list.size());
                if (is_new) {
                    list.push_back(std::move(one));
                    continue;
                }
                auto& sum = (*first->second.first)[first->second.second];
                if (!layout.add_up)
                    throw input_error({table.place(r), shown_text(who.called), told_apart(table, known, sum.area.line, r)});
                refuse_total(table, known, sum.area.row, r);
                add_figures(sum.figures, one.figures);
                ++sum.rows;
                ++added;
                for (std::size_t c = 0; c < table.header().size(); ++c)
                    if (std::find(known.begin(), known.end(), c) == known.end() && table.cell(sum.area.row, c) != table.cell(r, c) &&
                        !text_form<figure<double>>::read(table.cell(r, c)))
                        added_over[c].insert({folded(table.cell(sum.area.row, c)), folded(table.cell(r, c))});
            } catch (input_error const& e) {
                table.refuse(e.problem());
            }
        if (all.areas.empty())
            throw input_error({{table.source(), 0, {}}, {}, "at least one area; no row that was kept is one"});
        static_cast<read_summary&>(all) = table.summary();
        all.notes = table.notes();
        all.notes.insert(all.notes.end(), areas.notes().begin(), areas.notes().end());
        all.titled = period_in_titles(all.remarks.above);
        if (added != 0) all.notes.push_back(added_in_words(table, added_over, all.areas.size() + all.totals.size() + added, added));
        return all;
    }

private:
    /// A row that says of itself, in a column by which rows differ, that it is their total.
    static void refuse_total(table_text const& table, std::vector<std::size_t> const& known, std::size_t first, std::size_t r) {
        for (std::size_t c = 0; c < table.header().size(); ++c) {
            auto const &there = table.cell(first, c), &here = table.cell(r, c);
            if (there == here || std::find(known.begin(), known.end(), c) != known.end()) continue;
            for (auto const* text : {&here, &there})
                if (level_of_name(*text).level == area_level::whole)
                    throw input_error({table.place(r, c), shown_text(*text),
                                       "no total among the rows that are added up: leave it out by --where '" + table.header()[c] + "!=" +
                                           shown_text(*text) + "'"});
        }
    }
    /// "8 rows were added up to 3, over 'Age Bands' (2 texts)."
    static std::string added_in_words(table_text const& table, std::map<std::size_t, std::set<std::string>> const& over, std::uint64_t rows,
                                      std::uint64_t added) {
        std::string columns;
        for (auto const& [column, texts] : over)
            columns += (columns.empty() ? ", over '" : ", '") + shown_text(table.header()[column]) + "' (" + std::to_string(texts.size()) +
                       " texts)";
        return thousands(rows) + " rows were added up to " + thousands(rows - added) + columns + ".";
    }
};

}  // namespace detail

/// read_published_items<T>(source, layout, options = {}), with T std::uint64_t for counts and double for amounts.
template <class T>
    requires std::same_as<T, std::uint64_t> || std::same_as<T, double>
inline constexpr detail::read_published_items_function<T> read_published_items{};

}  // namespace pbo

#endif
