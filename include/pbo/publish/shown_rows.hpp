// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SHOWN_ROWS_HPP
#define PBO_PUBLISH_SHOWN_ROWS_HPP

// Which rows does a reader want to see, and in which order?  What is left out of sight was counted and compared with
// all the same: rows are chosen when every figure is made.
//
//     auto chosen = pbo::chosen_rows(joined, {.sort = "take_up", .descending = true, .top = 10});
//     for (auto& s : sheets) s = pbo::with_rows(s, chosen);
//
//   only    the rows with one of these codes or names, however these are written (area_name.hpp); a text that is none
//           or several is an error
//   sort    by a column's name as in CSV: numbers by size, texts by their letters; rows without a figure come last
//   top     the first so many; where rows that are left out are equal to the last one shown, in_words says how many, for
//           which of them are shown is a matter of the file's order
// Sorting and top are for rows of the first row's level (councils); rows of other levels, regions and the whole, stay
// below them, unless only some are asked for.  Rows are known by the identifying columns (council_identity() of
// joined_sheets.hpp), so that what is chosen in one sheet is shown in all.  Throws std::invalid_argument for a column
// or row that is not there.

#include <pbo/core/detail/alike.hpp>
#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/area_name.hpp>
#include <pbo/publish/joined_sheets.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

struct row_choice {
    std::vector<std::string> only{};
    std::string sort{};
    bool descending = false;
    std::optional<std::size_t> top{};

    [[nodiscard]] bool asked() const { return !only.empty() || !sort.empty() || top.has_value(); }
};

struct rows_chosen {
    std::vector<detail::row_identity> rows;  ///< in the order in which they are shown
    std::string in_words;  ///< "the first 10 of 152 by take_up, highest first"; empty where all are shown
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string in_small_letters(std::string_view text) {
    std::string small_ones;
    for (char c : text) small_ones += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return small_ones;
}

/// What a cell sorts by: its number, its text, or nothing where its figure is absent.
struct sort_value {
    bool absent = false;
    double number = 0.0;
    std::string text;

    template <class = detail::when_called>
    void operator()(std::string const& of) {
        text = in_small_letters(of);
        absent = of.empty();
    }
    template <class T>
    void operator()(figure<T> const& of) {
        absent = !of.has_value();
        if (of.has_value()) number = static_cast<double>(*of);
    }
    template <class = detail::when_called>
    [[nodiscard]] bool before(sort_value const& other, bool descending) const {
        if (absent || other.absent) return !absent && other.absent;
        if (number != other.number) return descending ? number > other.number : number < other.number;
        return descending ? text > other.text : text < other.text;
    }
};

template <class = detail::when_called>
[[nodiscard]] inline std::size_t column_called(sheet const& s, std::string const& name) {
    std::string all;
    for (std::size_t i = 0; i < s.columns().size(); ++i) {
        if (s.columns()[i].name == name) return i;
        if (s.columns()[i].whom != shown_to::people) all += (all.empty() ? "" : ", ") + s.columns()[i].name;
    }
    throw std::invalid_argument("pbo::chosen_rows: no column " + detail::in_quotes(name) + "; there are " + all);
}

/// Rows are members of one list by their level; one whose code is of no council ("area": a health board, a district of Northern
/// Ireland) stands among councils as one of them, where regions and the whole stand below.
template <class = detail::when_called>
[[nodiscard]] inline bool is_member_beside(std::string const& level, std::string const& first) {
    auto const one_of_many = [](std::string const& l) { return l == "council" || l == "area"; };
    return level == first || (one_of_many(level) && one_of_many(first));
}

/// The positions of the rows called so, by one of the identifying columns but the level.
template <class = detail::when_called>
[[nodiscard]] inline std::size_t row_called(std::vector<row_identity> const& rows, std::string const& name) {
    auto const wanted = in_small_letters(name);
    std::vector<std::size_t> found;
    area_names names;
    std::string nearest;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool same = false, like = false;
        for (std::size_t part = 1; part < rows[i].size(); ++part) {
            auto const text = in_small_letters(rows[i][part]);
            same = same || (!text.empty() && text == wanted);
            like = like || (wanted.size() > 2 && text.find(wanted) != std::string::npos) || mistyped(wanted, text);
        }
        if (same) found.push_back(i);
        names.add(rows[i].back(), i);
        if (like) nearest += (nearest.empty() ? "" : ", ") + rows[i].back();
    }
    if (found.empty()) found = names.find(name);
    if (found.size() == 1) return found.front();
    throw std::invalid_argument(
        "pbo::chosen_rows: " + (found.empty()
                                    ? "no row is called " + detail::in_quotes(name) + (nearest.empty() ? "" : "; there are " + nearest)
                                    : std::to_string(found.size()) + " rows are called " + detail::in_quotes(name) + ": give the code"));
}

struct chosen_rows_function {
    template <class = detail::when_called>
    [[nodiscard]] rows_chosen operator()(sheet const& s, row_choice const& choice,
                                         std::vector<std::string> const& identifying = council_identity()) const {
        auto const positions = positions_of(s, identifying);
        std::vector<row_identity> rows;
        for (auto const& row : s.rows()) rows.push_back(identity_of(row, positions));
        std::vector<std::size_t> members, others;
        for (std::size_t i = 0; i < rows.size(); ++i)
            (detail::is_member_beside(rows[i].front(), rows.front().front()) ? members : others).push_back(i);
        auto const in_all = members.size();
        std::size_t sums = 0;  // asked for by name beside the members, or in their place
        rows_chosen chosen;
        if (!choice.only.empty()) {
            members.clear();
            others.clear();
            for (auto const& name : choice.only)
                if (auto const at = row_called(rows, name);
                    std::find(members.begin(), members.end(), at) == members.end()) {
                    members.push_back(at);
                    sums += detail::is_member_beside(rows[at].front(), rows.front().front()) ? 0U : 1U;
                }
        }
        std::string equal_ones;
        if (!choice.sort.empty()) equal_ones = sort(s, members, choice);
        if (choice.top && *choice.top < members.size()) members.resize(*choice.top);
        if (choice.top || !choice.only.empty())
            chosen.in_words = sums_and_members(std::min(sums, members.size()), members.size(), in_all);
        if (!choice.sort.empty())
            chosen.in_words += (chosen.in_words.empty() ? "all " + std::to_string(in_all) : "") + " by " + choice.sort +
                               (choice.descending ? ", highest first" : ", lowest first") + equal_ones;
        for (auto const* part : {&members, &others})
            for (auto const at : *part) chosen.rows.push_back(rows[at]);
        return chosen;
    }

private:
    /// "2 of 152", "1 row of a sum and 2 of 152", "1 row of a sum": the whole is not one of those it is the sum of.
    template <class = detail::when_called>
    static std::string sums_and_members(std::size_t sums, std::size_t shown, std::size_t in_all) {
        auto const of_members = std::to_string(shown - sums) + " of " + std::to_string(in_all);
        if (sums == 0) return of_members;
        return std::to_string(sums) + (sums == 1 ? " row of a sum" : " rows of sums") + (shown == sums ? "" : " and " + of_members);
    }
    /// What is to be said of those that are left out though they are equal to the last one shown.
    template <class = detail::when_called>
    static std::string sort(sheet const& s, std::vector<std::size_t>& rows, row_choice const& choice) {
        auto const column = column_called(s, choice.sort);
        std::map<std::size_t, sort_value> values;
        for (auto const at : rows) std::visit(values[at], s.rows()[at][column]);
        auto const before = [&](std::size_t a, std::size_t b) { return values[a].before(values[b], choice.descending); };
        detail::sort_stably(rows, before);
        if (!choice.top || *choice.top == 0 || *choice.top >= rows.size()) return {};
        auto const last = rows[*choice.top - 1];
        std::size_t equal = 0;
        for (auto at = *choice.top; at < rows.size() && !before(last, rows[at]); ++at) ++equal;
        if (equal == 0) return {};
        return "; " + std::to_string(equal) + " more " + (equal == 1 ? "is" : "are") + " equal to the last one shown" +
               (values[last].absent ? ", without a figure" : "");
    }
};

}  // namespace detail

/// chosen_rows(sheet, {only, sort, descending, top})
inline constexpr detail::chosen_rows_function chosen_rows{};

/// The sheet with those of its rows that were chosen, in that order; its title, columns and warnings as they are, but that of small
/// bases, which is of the rows that are shown.
template <class = detail::when_called>
[[nodiscard]] inline sheet with_rows(sheet const& s, rows_chosen const& chosen,
                                     std::vector<std::string> const& identifying = council_identity()) {
    auto const positions = detail::positions_of(s, identifying);
    std::map<detail::row_identity, std::size_t> rows;
    for (std::size_t i = 0; i < s.rows().size(); ++i) rows.emplace(detail::identity_of(s.rows()[i], positions), i);
    sheet shown(s.title, s.from, s.columns());
    shown.warnings = s.warnings;
    for (auto const& identity : chosen.rows)
        if (auto const found = rows.find(identity); found != rows.end()) shown.add_row(s.rows()[found->second]);
    auto const of = [](sheet const& one) { return warnings::small_bases(one.rows_with_bases_under(warnings::small_base)); };
    if (auto const at = std::find(shown.warnings.begin(), shown.warnings.end(), of(s)); at != shown.warnings.end()) {
        if (shown.rows_with_bases_under(warnings::small_base) == 0)
            shown.warnings.erase(at);
        else
            *at = of(shown);
    }
    return shown;
}

}  // namespace pbo

#endif
