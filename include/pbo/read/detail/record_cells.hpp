// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_RECORD_CELLS_HPP
#define PBO_READ_DETAIL_RECORD_CELLS_HPP

// Where in a row are the cells of a record, and what do they say?  The positions of the described columns are looked
// up once a file; filling a record then is one indexed read a member.

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/cell_memo.hpp>
#include <pbo/read/detail/read_cell.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class Record>
concept self_checking = requires(Record const& record) {
    check(record);
};

template <class Record, class Column>
using cell_type = std::remove_cvref_t<decltype(std::declval<Column const&>().in(std::declval<Record&>()))>;

/// What the record itself has against its values, if anything.
template <class Record>
[[nodiscard]] std::optional<std::string> check_record(Record const& record) {
    if constexpr (self_checking<Record>) {
        try {
            check(record);
        } catch (std::domain_error const& e) {
            return std::string("a consistent row: ") + e.what();
        } catch (std::invalid_argument const& e) {
            return std::string("a consistent row: ") + e.what();
        }
    }
    return std::nullopt;
}

/// Throws std::invalid_argument for a column map with a name that the record does not have: it would change nothing.
template <class = detail::when_called>
inline void check_column_map(read_options const& options, std::vector<std::string_view> const& names) {
    for (auto const& [ours, theirs] : options.columns) {
        bool known = std::find(names.begin(), names.end(), ours) != names.end();
        for (auto const& filter : options.where) known = known || filter.column == ours;
        for (auto const& map : options.maps) known = known || map.column == ours;
        for (auto const& one_of : options.needed)
            known = known || std::find(one_of.begin(), one_of.end(), ours) != one_of.end();
        if (known) continue;
        std::string all;
        for (auto const name : names) all.append(all.empty() ? "" : ", ").append(name);
        throw std::invalid_argument("pbo::read_options: the column map has " + detail::in_quotes(ours) + ", which is not one of " + all);
    }
}

/// Fills the record from the cells of a row, cells[position] with cells.place(position) for messages; the first thing
/// wrong with it, if anything.  A position of absent_cell leaves the member as it is.
inline constexpr std::size_t absent_cell = static_cast<std::size_t>(-1);

template <described_record Record>
inline constexpr std::size_t column_count = columns_of<Record>.size;

/// What is wrong with a row, if anything: one pointer, where an optional of three texts is cleared for every row.
using found_problem = std::unique_ptr<input_problem>;

struct no_memo {};
struct no_memos {
    no_memo none{};
    template <std::size_t>
    [[nodiscard]] no_memo& of() noexcept {
        return none;
    }
};

/// What the cells of each column said before; see cell_memo.hpp.  Serves one file.
template <described_record Record>
class record_memos {
public:
    template <std::size_t I>
    [[nodiscard]] auto& of() noexcept {
        return value_numbered<I>(all_);
    }

private:
    template <class T>
    using memo_of = std::conditional_t<worth_a_memo<T>, cell_memo<T>, no_memo>;
    template <class... Columns>
    static numbered_values<std::index_sequence_for<Columns...>, memo_of<cell_type<Record, Columns>>...> memos(
        column_list<Columns...> const&);
    decltype(memos(columns_of<Record>)) all_{};
};

/// Reads a cell that no memo knew; what is wrong with it, if anything.  Apart from fill_record(), which meets it rarely.
template <class Record, class Column, class Cells, class Memo>
[[nodiscard, gnu::noinline]] found_problem read_new_cell(Record& record, Column const& column, Cells& cells,
                                                         std::size_t position, [[maybe_unused]] Memo& memo) {
    auto& into = column.in(record);
    if (auto expected = cells.read_cell(position, into))
        return found_problem(
            new input_problem{cells.place(position), shown_text(cells[position]), std::move(*expected)});
    if constexpr (!std::same_as<Memo, no_memo>) {
        auto const text = cells.fields()[position];
        // A figure with a flag is counted each time it comes.
        if (!is_figure<cell_type<Record, Column>> || text.empty() || (text.back() >= '0' && text.back() <= '9'))
            memo.remember(text, into);
    }
    return nullptr;
}

/// A function of its own, since the cells of a pivot, which come without memos, have no fields to be looked up.
template <class Memo, class Cells>
[[nodiscard]] auto const* remembered(Memo& memo, Cells const& cells, std::size_t position) {
    return memo.find(cells.fields()[position]);
}

/// With memos, the cells are of headed_rows, which stand where memo_margin bytes from their start can be read.
template <described_record Record, class Cells, class Memos>
[[nodiscard]] found_problem fill_record(Record& record, Cells& cells,
                                        std::array<std::size_t, column_count<Record>> const& positions, Memos& memos) {
    found_problem problem;
    auto const fill_one = [&]<class Column, class Memo>(Column const& column, std::size_t position, Memo& memo) {
        if constexpr (!std::same_as<Memo, no_memo>)
            if (auto const* known = remembered(memo, cells, position)) [[likely]] {
                column.in(record) = *known;
                return true;
            }
        problem = read_new_cell(record, column, cells, position, memo);
        return !problem;
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        static_cast<void>(
            ((positions[I] == absent_cell || fill_one(columns_of<Record>.template at<I>(), positions[I], memos.template of<I>())) && ...));
    }(std::make_index_sequence<column_count<Record>>{});
    if (!problem)
        if (auto expected = check_record(record))
            problem.reset(new input_problem{cells.place(), {}, std::move(*expected)});
    return problem;
}

/// The same for cells anywhere, without memos.
template <described_record Record, class Cells>
[[nodiscard]] found_problem fill_record(Record& record, Cells& cells,
                                        std::array<std::size_t, column_count<Record>> const& positions) {
    no_memos none;
    return fill_record(record, cells, positions, none);
}

/// The columns that a file of such records must have: with them its headings are found.
template <described_record Record>
[[nodiscard]] std::vector<std::string_view> columns_asked_for(std::vector<std::string_view> others = {},
                                                              std::string_view filled_by_caller = {}) {
    for_each_column<Record>([&](auto const& c) {
        if (c.required && c.name != filled_by_caller) others.push_back(c.name);
    });
    return others;
}

/// The positions of a record's columns in a file, looked up once.  Other columns that are read beside the record are
/// appended to the list of those that are missing; one that the caller fills itself is neither wanted nor read.  A file that
/// has none of the columns is not one of such records, also where the record could do without each.
template <described_record Record>
[[nodiscard]] std::array<std::size_t, column_count<Record>> positions_in(
    headed_rows& rows, std::vector<std::string_view> const& others = {}, std::string_view filled_by_caller = {}) {
    std::array<std::size_t, column_count<Record>> positions{};
    std::vector<std::string_view> names, missing, absent;
    std::vector<std::size_t> read;
    std::size_t i = 0;
    for_each_column<Record>([&](auto const& c) {
        bool const wanted = c.name != filled_by_caller;
        auto const at = wanted ? rows.find(c.name) : std::nullopt;
        if (!at && wanted) (c.required ? missing : absent).push_back(c.name);
        if (at) read.push_back(*at);
        names.push_back(c.name);
        positions[i++] = at.value_or(absent_cell);
    });
    for (auto const other : others) {
        if (auto const at = rows.find(other))
            read.push_back(*at);
        else
            missing.push_back(other);
        names.push_back(other);
    }
    check_column_map(rows.options(), names);
    if (!missing.empty()) rows.missing(missing);
    if (read.empty()) rows.missing(absent, true);
    rows.note_absent(absent, read);
    return positions;
}

}  // namespace pbo::detail

#endif
