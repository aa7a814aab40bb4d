// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_TABLE_START_HPP
#define PBO_READ_DETAIL_TABLE_START_HPP

// Where in a file does the table start, and what separates its fields?  Published files have titles, notes and empty
// lines above their headings, and headings on two rows: groups above, items below.  The heading row is the first that
// has all the columns asked for, by itself or with the row above it, whether separated by commas, semicolons, tabs or
// bars; a column on two rows is named ITEM where that is unique, else GROUP | ITEM, and GROUP where nothing stands
// below it.
//
// Only the beginning of the file is looked at, and nothing is an error here: a row whose quotes do not close ends at
// its line's end.  O(bytes looked at), a few times where the first row is not the heading.

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/read/detail/shown_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

/// One row of the beginning, its texts without the blanks round them.
struct row_looked_at {
    std::size_t begin = 0, end = 0;  ///< bytes, the line end included
    std::uint64_t line = 1;
    bool whole = false;  ///< its end was there
    bool open = false;   ///< a quote does not close in what is there, and more may come
    std::vector<std::string> texts{};

    template <class = detail::when_called>
    [[nodiscard]] std::size_t filled() const {
        return static_cast<std::size_t>(
            std::count_if(texts.begin(), texts.end(), [](auto const& t) { return !t.empty(); }));
    }
};

/// Looks at the row that starts at this byte.
template <class = detail::when_called>
[[nodiscard]] inline row_looked_at look_at_row(std::string_view text, std::size_t begin, std::uint64_t line,
                                               char delimiter, bool all_there) {
    row_looked_at row{.begin = begin, .end = begin, .line = line};
    auto at = begin;
    for (;;) {
        std::string field;
        if (at < text.size() && text[at] == '"') {
            std::size_t close = at + 1;
            std::string quoted;
            for (; close < text.size(); ++close) {
                if (text[close] != '"')
                    quoted += text[close];
                else if (close + 1 < text.size() && text[close + 1] == '"')
                    quoted += text[close++];
                else
                    break;
            }
            if (close < text.size()) {
                field = std::move(quoted);
                at = close + 1;
            } else {
                row.open = row.open || !all_there;
            }
        }
        auto const stop = std::min(text.find_first_of(std::string{delimiter, '\n'}, at), text.size());
        field += text.substr(at, stop - at);
        row.texts.emplace_back(trimmed(field));
        at = std::min(stop + 1, text.size());
        if (stop == text.size()) row.whole = all_there;
        if (stop < text.size() && text[stop] == delimiter) continue;
        row.whole = row.whole || stop < text.size();
        row.end = at;
        return row;
    }
}

template <class = detail::when_called>
[[nodiscard]] inline std::size_t times_in(std::vector<std::string> const& texts, std::string_view wanted) {
    auto const exact = static_cast<std::size_t>(std::count(texts.begin(), texts.end(), wanted));
    if (exact != 0) return exact;
    auto const meant = folded(wanted);
    return static_cast<std::size_t>(
        std::count_if(texts.begin(), texts.end(), [&](auto const& t) { return folded(t) == meant; }));
}

/// The 3 of "#3", which is the third column whatever its heading; 0 for any other text.
template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t column_number(std::string_view name) noexcept {
    if (name.size() < 2 || name.size() > 5 || name.front() != '#') return 0;
    std::size_t number = 0;
    for (char const c : name.substr(1)) {
        if (c < '0' || c > '9') return 0;
        number = 10 * number + static_cast<std::size_t>(c - '0');
    }
    return number;
}

/// The names of columns whose headings stand on two rows.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> names_on_two_rows(std::vector<std::string> const& groups,
                                                                std::vector<std::string> const& items) {
    std::vector<std::string> names;
    std::string group;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i < groups.size() && !groups[i].empty()) group = groups[i];
        auto const alone = std::count(items.begin(), items.end(), items[i]) == 1;
        if (items[i].empty())
            names.push_back(i < groups.size() ? groups[i] : std::string());
        else
            names.push_back(alone || group.empty() ? items[i] : group + " | " + items[i]);
    }
    return names;
}

/// For a message: under which groups an item stands that is asked for by its name alone; empty where under none.
template <class = detail::when_called>
[[nodiscard]] inline std::string under_groups(std::vector<std::string> const& headings, std::string_view item) {
    std::string under;
    for (auto const& heading : headings)
        if (folded(heading).ends_with(" | " + folded(item)))
            under += (under.empty() ? "'" : " or '") + shown_text(heading) + "'";
    return under.empty() ? under : "; '" + shown_text(item) + "' stands under several groups: name it " + under;
}

struct table_start {
    bool found = false;
    bool settled = true;      ///< what has not arrived yet cannot change it
    std::size_t matched = 0;  ///< how many of the names its headings have
    char delimiter = ',';
    row_looked_at heading{};
    std::vector<std::string> groups{};  ///< the row above, where headings stand on two rows
    std::uint64_t group_line = 0;
    std::vector<row_looked_at> above{};  ///< the rows above the headings, those of groups left out
};

inline constexpr std::array<char, 4> delimiters_known{',', ';', '\t', '|'};
inline constexpr std::size_t most_rows_looked_at = 100;

/// How many of the names a row of headings has.
template <class = detail::when_called>
[[nodiscard]] inline std::size_t names_in(std::vector<std::string> const& headings,
                                          std::vector<std::string> const& names) {
    return static_cast<std::size_t>(
        std::count_if(names.begin(), names.end(), [&](auto const& name) { return times_in(headings, name) != 0; }));
}
/// Whether a row may hold groups for the one below: a title stands alone in the first column, and holds none.
template <class = detail::when_called>
[[nodiscard]] inline bool may_hold_groups(row_looked_at const& row) {
    auto const filled = row.filled();
    return filled > 1 || (filled == 1 && row.texts.front().empty());
}

/// The first row of the beginning that has all the names; else the one that comes nearest, or is the first with more
/// than a title.  With a line, only the row that starts on it is looked at.  all_there: the beginning is the whole
/// input.
template <class = detail::when_called>
[[nodiscard]] inline table_start find_table(std::string_view text, std::vector<std::string> const& names,
                                            char delimiter, std::uint64_t line, bool all_there) {
    table_start best, here;
    here.delimiter = delimiter;
    std::size_t best_matched = 0, best_filled = 0;
    std::vector<row_looked_at> rows;
    for (std::size_t begin = 0, at_line = 1;
         begin < text.size() && (rows.size() < most_rows_looked_at || at_line <= line);) {
        rows.push_back(look_at_row(text, begin, at_line, delimiter, all_there));
        auto const& row = rows.back();
        if (!row.whole) break;
        begin = row.end;
        for (std::size_t i = row.begin; i < row.end; ++i) at_line += text[i] == '\n' ? 1U : 0U;
        if (line != 0 && row.line != line) continue;

        auto const& items = row.texts;
        auto matched = names_in(items, names), met = matched;  // met: also those that are an item of several groups
        auto const* const groups =
            rows.size() > 1 && may_hold_groups(rows[rows.size() - 2]) ? &rows[rows.size() - 2] : nullptr;
        bool const twice = groups != nullptr && std::any_of(items.begin(), items.end(), [&](auto const& t) {
                               return !t.empty() && std::count(items.begin(), items.end(), t) > 1;
                           });
        bool on_two = false;
        if (groups != nullptr && (twice || matched < names.size())) {
            auto const both = names_on_two_rows(groups->texts, items);
            auto const together = names_in(both, names);
            on_two = twice || together > matched;
            matched = std::max(matched, together);
            met = static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [&](auto const& name) {
                return times_in(items, name) != 0 || times_in(both, name) != 0;
            }));
        }
        auto const filled = row.filled();
        // Without names: the first row that is no title alone in a row of several cells.
        bool const first = names.empty() && (row.texts.size() < 2 || filled > 1) &&
                           std::all_of(rows.begin(), rows.end() - 1,
                                       [](row_looked_at const& one) { return one.texts.size() > 1 && one.filled() < 2; });
        bool const all = matched == names.size() && (!names.empty() || line != 0 || first);
        if (all || met > best_matched ||
            (best_matched == 0 && best_filled < 2 && (best_filled == 0 || filled > 1))) {
            best = here;
            best.found = all;
            best_matched = met;
            best_filled = filled;
            best.heading = row;
            best.settled = !row.open;
            if (on_two) {
                best.groups = groups->texts;
                best.group_line = groups->line;
            }
            best.matched = met;
            best.above.assign(rows.begin(), rows.end() - (on_two ? 2 : 1));
        }
        if (all) break;
    }
    return best;
}

/// The same by the delimiter that finds it, of those that are known: the comma before the others.  Where no names are
/// asked for, that by which the first row has several fields, and another than the comma only if the row below has as
/// many.
template <class = detail::when_called>
[[nodiscard]] inline table_start find_table(std::string_view text, std::vector<std::string> const& names,
                                            std::uint64_t line, bool all_there) {
    table_start best;
    bool settled = true;
    for (char const by : delimiters_known) {
        auto here = find_table(text, names, by, line, all_there);
        auto const columns = here.heading.texts.size();
        bool several = !names.empty() || columns > 1;
        if (names.empty() && columns > 1 && by != ',') {
            auto const below = look_at_row(text, here.heading.end, 1, by, all_there);
            several = below.texts.size() == columns;
            settled = settled && below.whole && !below.open;
        }
        settled = settled && here.settled;
        here.settled = settled;
        if (here.found && several) return here;
        if (!names.empty() || !here.found) settled = false;  // this delimiter may yet find them all, or a row of headings
        bool const nearer = here.matched > best.matched ||
                            (here.matched == best.matched && best.heading.filled() < 2 && here.heading.filled() > 1);
        if (by == ',' || nearer) best = std::move(here);
    }
    best.settled = settled;
    return best;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string first_text(row_looked_at const& row) {
    auto const text = std::find_if(row.texts.begin(), row.texts.end(), [](auto const& t) { return !t.empty(); });
    return text == row.texts.end() ? std::string() : *text;
}

/// What was found without being told, in sentences.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> notes_on(table_start const& start, bool delimiter_found,
                                                       bool line_found) {
    std::vector<std::string> notes;
    if (delimiter_found && start.delimiter != ',')
        notes.push_back(std::string("Fields are separated by ") +
                        (start.delimiter == ';'    ? "semicolons"
                         : start.delimiter == '\t' ? "tabs"
                                                   : "bars") +
                        ", as in the row of headings (--delimiter says otherwise).");
    if (!line_found || start.heading.line <= 1) return notes;
    auto const line = std::to_string(start.heading.line);
    std::string note = "The headings are on line " + line;
    if (!start.groups.empty())
        note = "The headings are on lines " + std::to_string(start.group_line) + " and " + line +
               ", groups above their items";
    std::string above;
    for (auto const& row : start.above)
        if (auto const text = first_text(row); !text.empty())
            above += (above.empty() ? "'" : ", '") + shown_text(text) + "' (line " + std::to_string(row.line) + ")";
    notes.push_back(note + (above.empty() ? "" : "; above them stands " + above) + " (--header-line says otherwise).");
    return notes;
}

}  // namespace pbo::detail

#endif
