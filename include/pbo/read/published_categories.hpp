// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PUBLISHED_CATEGORIES_HPP
#define PBO_READ_PUBLISHED_CATEGORIES_HPP

// How many in each of several categories that part a whole, area by area, as it was published?  The answers to a question,
// the modes of delivery, down the rows or in columns beside one another:
//
//     pbo::read_published_categories("ascs.csv", {.key = "cassr", .category = "response", .value = "weighted_respondents"})
//     pbo::read_published_categories("modes.csv", {.key = "council", .columns = {"direct payment", "managed", "none"}})
//
// The categories are in the order in which the file has them.  What is their total ("Total", "All answers") is no category
// and is left out, which a note says; areas that are totals (England) are no areas, and are in `totals`.  Of a file of
// several periods the latest is read, or the one asked for.  A category that has no row for an area is not available there.
// A category twice for an area, a column that is not there, and fewer than two categories are errors.  Throws input_error as
// headed_rows.hpp does, std::invalid_argument for a layout that names neither or both of the two ways.
// Not part of <pbo/read.hpp>, which would cost more to compile: <pbo/publish/category_sheet.hpp>, which lays it out, includes it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
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
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct category_layout {
    std::string key{}, name{};          ///< the columns with the area's code or name, and with its name
    std::string category{}, value{};    ///< down the rows: the column of the categories, and that of the counts
    std::vector<std::string> columns{}; ///< or a column a category
    std::string period{};               ///< the column with the period; "period" unless named
    std::optional<pbo::period> period_is{};  ///< the period to be read; the latest unless given
};

struct categories_of_area {
    published_row area;                          ///< who it is, and where it stood; it has no counts of its own
    std::vector<figure<std::uint64_t>> counts;   ///< one a category
};

struct categories_read : read_summary {
    std::vector<std::string> categories;
    std::vector<categories_of_area> areas, totals;
    pbo::period period{};
    std::size_t periods = 0;  ///< in the file
};

namespace detail {

class category_reading {
public:
    template <class = detail::when_called>
    category_reading(input_source source, category_layout layout, read_options options)
        : layout_(std::move(layout)), table_(headed_rows(std::move(source), as_asked(std::move(options)), columns_asked()), false),
          areas_(table_, {.key = layout_.key, .name = layout_.name, .period = layout_.period}) {}

    template <class = detail::when_called>
    [[nodiscard]] categories_read read() {
        choose_period();
        if (layout_.columns.empty())
            down();
        else
            across();
        if (found_.categories.size() < 2)
            throw input_error({{table_.source(), 0, layout_.category},
                               {},
                               "two categories or more; there is " +
                                   (found_.categories.empty() ? "none" : "'" + found_.categories.front() + "' alone")});
        if (found_.areas.empty())
            throw input_error({{table_.source(), 0, {}}, {}, "at least one area; no row that was kept is one"});
        for (auto* list : {&found_.areas, &found_.totals})
            for (auto& one : *list) one.counts.resize(found_.categories.size(), absence::not_available);
        static_cast<read_summary&>(found_) = table_.summary();
        found_.notes = table_.notes();
        found_.notes.insert(found_.notes.end(), areas_.notes().begin(), areas_.notes().end());
        if (totals_left_out_ != 0)
            found_.notes.push_back(totals_left_out_ == 1
                                       ? "One row that is the total of the categories was left out."
                                       : thousands(totals_left_out_) + " rows that are totals of the categories were left out.");
        return std::move(found_);
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] read_options as_asked(read_options options) const {
        bool const by_rows = !layout_.category.empty() && !layout_.value.empty();
        if (layout_.key.empty() || by_rows == !layout_.columns.empty() || layout_.category.empty() != layout_.value.empty())
            throw std::invalid_argument("pbo::category_layout: a key, and either category and value or the columns of the categories");
        options.figures = by_rows ? std::vector{layout_.value} : layout_.columns;
        return options;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string_view> columns_asked() const {
        std::vector<std::string_view> all(layout_.columns.begin(), layout_.columns.end());
        for (auto const* one : {&layout_.key, &layout_.name, &layout_.category, &layout_.value, &layout_.period})
            if (!one->empty()) all.push_back(*one);
        return all;
    }
    /// The rows of one period; the others are filtered out.
    template <class = detail::when_called>
    void choose_period() {
        std::map<period, std::vector<std::size_t>> there;
        for_each_row(std::nullopt, [&](std::size_t r) { there[areas_.read(r).period].push_back(r); });
        found_.periods = there.size();
        if (there.empty()) return;
        found_.period = layout_.period_is && areas_.has_period() ? *layout_.period_is : there.rbegin()->first;
        if (layout_.period_is && !areas_.has_period()) found_.period = *layout_.period_is;
        std::string all;
        for (auto const& [when, rows] : there) {
            all += (all.empty() ? "" : ", ") + when.text();
            if (!areas_.has_period() || when == found_.period)
                kept_ = rows;
            else
                for (std::size_t i = 0; i < rows.size(); ++i) table_.filter_out();
        }
        if (kept_.empty())
            throw input_error({{table_.source(), 0, {}}, {}, "a row of " + found_.period.text() + "; the periods there are " + all});
    }
    /// body(row) for each of the rows; what it throws stops the reading or goes to the rejects.
    template <class Body>
    void for_each_row(std::optional<std::vector<std::size_t>> const& rows, Body const& body) {
        for (std::size_t i = 0; i < (rows ? rows->size() : table_.rows().size()); ++i) try {
                body(rows ? (*rows)[i] : i);
            } catch (input_error const& e) {
                table_.refuse(e.problem());
            }
    }
    /// The area's place in its list, where it may have stood before.
    template <class = detail::when_called>
    std::pair<categories_of_area*, bool> of_area(std::size_t r) {
        auto one = areas_.read(r);
        if (one.called.empty()) throw input_error({table_.place(r, areas_.key()), {}, "the code or the name of an area"});
        one.period = found_.period;
        auto& list = one.is.level == area_level::area ? found_.areas : found_.totals;
        auto const key = folded(one.council.key().is_stated() ? one.council.key().text() : one.called);
        auto const [at, is_new] = met_.try_emplace(key, &list == &found_.areas, list.size());
        if (is_new) list.push_back({std::move(one), {}});
        return {&(at->second.first ? found_.areas : found_.totals)[at->second.second], is_new};
    }
    template <class = detail::when_called>
    void down() {
        auto const category = table_.column(layout_.category), value = table_.column(layout_.value);
        std::map<std::string, std::size_t> place;
        std::map<std::pair<std::size_t, std::string>, std::uint64_t> lines;  // first row of the area, category -> line
        for_each_row(kept_, [&](std::size_t r) {
            auto const& text = table_.cell(r, category);
            if (text.empty()) throw input_error({table_.place(r, category), {}, "a category"});
            if (level_of_name(text).level == area_level::whole) {
                ++totals_left_out_;
                table_.filter_out();
                return;
            }
            auto const count = count_in(table_, r, value);
            auto& area = *of_area(r).first;
            auto const [first, is_new] = lines.try_emplace({area.area.row, folded(text)}, table_.rows()[r].line);
            if (!is_new)
                throw input_error({table_.place(r), shown_text(area.area.called) + ", " + shown_text(text),
                                   told_apart(table_, areas_.columns(), first->second, r)});
            auto const [at, is_another] = place.try_emplace(folded(text), found_.categories.size());
            if (is_another) found_.categories.push_back(text);
            if (area.counts.size() <= at->second) area.counts.resize(at->second + 1, absence::not_available);
            area.counts[at->second] = count;
        });
    }
    template <class = detail::when_called>
    void across() {
        std::vector<std::size_t> columns;
        for (auto const& name : layout_.columns) {
            columns.push_back(table_.column(name));
            found_.categories.push_back(name);
        }
        for_each_row(kept_, [&](std::size_t r) {
            std::vector<figure<std::uint64_t>> counts;
            for (auto const column : columns) counts.push_back(count_in(table_, r, column));
            auto const [area, is_new] = of_area(r);
            if (!is_new)
                throw input_error({table_.place(r), shown_text(area->area.called),
                                   told_apart(table_, areas_.columns(), area->area.line, r)});
            area->counts = std::move(counts);
        });
    }

    category_layout layout_;
    table_text table_;
    published_areas areas_;
    categories_read found_;
    std::vector<std::size_t> kept_;
    std::map<std::string, std::pair<bool, std::size_t>> met_;  // an area, and no total -> its place
    std::uint64_t totals_left_out_ = 0;
};

struct read_published_categories_function {
    template <class = detail::when_called>
    [[nodiscard]] categories_read operator()(input_source source, category_layout layout, read_options options = {}) const {
        return category_reading(std::move(source), std::move(layout), std::move(options)).read();
    }
};

}  // namespace detail

/// read_published_categories(source, layout, options = {}).
inline constexpr detail::read_published_categories_function read_published_categories{};

}  // namespace pbo

#endif
