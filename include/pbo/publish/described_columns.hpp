// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DESCRIBED_COLUMNS_HPP
#define PBO_PUBLISH_DESCRIBED_COLUMNS_HPP

// How does a finding become a sheet?  Its columns are described once, each with its name, its title, how it is shown, to whom,
// and the projection that takes its cell out of a row; rows come from the description, so that headings and cells cannot part:
//
//     pbo::described_columns<row> columns;
//     columns.text("area", "area of life", &row::title).count("answered", "of", &row::answered).estimate("better", "better", &row::e);
//     return columns.laid_out("Outcomes", from, rows);
//
// A projection is a member, a member function or whatever is called with a row, and gives a text, a number, a figure, yes or no, or
// a value of an enumeration with spellings.  What cannot be absent by its type needs no column for the reason in CSV.  Limits are
// one column for people ("73.4 to 78.4%") and two for programs (NAME_lower, NAME_upper).
// Cost: a call through a pointer for each cell.  To a compiler, a projection is a few small functions: descriptions of all rows are
// one class beneath, which knows neither rows nor projections.  (There are hundreds of projections; as objects with virtual functions
// they were a third of what <pbo/publish.hpp> costs.)

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/sheet.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

template <class T>
concept may_be_absent = requires(T const& cell) {
    { cell.reason() } -> std::same_as<absence>;
};

/// What a projection gave, as a cell.
template <class T>
[[nodiscard]] sheet_cell cell_of(T const& value) {
    if constexpr (std::same_as<T, sheet_cell>)
        return value;
    else if constexpr (std::same_as<T, bool>)
        return std::string(value ? "yes" : "no");
    else if constexpr (std::same_as<T, figure<bool>>)
        return std::string(value.has_value() ? (*value ? "yes" : "no") : symbol(value.reason()));
    else if constexpr (requires { spelling(*value); })
        return std::string(value.has_value() ? spelling(*value) : symbol(value.reason()));
    else if constexpr (may_be_absent<T>)
        return value;
    else if constexpr (std::unsigned_integral<T>)
        return figure<std::uint64_t>(value);
    else if constexpr (std::signed_integral<T>)
        return figure<std::int64_t>(value);
    else if constexpr (std::floating_point<T>)
        return figure<double>(value);
    else if constexpr (spelled_enumeration<T>)
        return std::string(spelling(value));
    else
        return std::string(value);
}

/// What a projection takes out of a row.  (std::invoke would do as much, for ten times what it costs a compiler.)
template <class Row, class Of>
[[nodiscard]] constexpr decltype(auto) taken_from(Row const& row, Of const& of) {
    if constexpr (requires { of(row); })
        return of(row);
    else if constexpr (requires { (row.*of)(); })
        return (row.*of)();
    else
        return (row.*of);
}

/// A projection without its type and its row's: what it gives, found by a function that knows both.
template <class Given>
struct forgotten_projection {
    Given (*from)(void const* of, void const* row) = nullptr;
    std::shared_ptr<void const> of{};

    [[nodiscard]] Given operator()(void const* row) const { return from(of.get(), row); }
};

template <class Given, class Row, class Of>
[[nodiscard]] forgotten_projection<Given> forgotten(Of of) {
    void const* const kept = new Of(std::move(of));  // (owned from the next line on, also where that fails)
    std::shared_ptr<void const> owner(kept, +[](void const* p) { delete static_cast<Of const*>(p); });
    return {+[](void const* o, void const* row) -> Given {
                if constexpr (std::same_as<Given, sheet_cell>)
                    return cell_of(taken_from(*static_cast<Row const*>(row), *static_cast<Of const*>(o)));
                else
                    return taken_from(*static_cast<Row const*>(row), *static_cast<Of const*>(o));
            },
            std::move(owner)};
}

/// The cell of a column: what a projection gives, or a part of limits that several columns show.
struct cell_maker {
    enum class shows : std::uint8_t { cell, words, ratio_words, lower, upper };

    forgotten_projection<sheet_cell> cell{};
    forgotten_projection<figure<interval>> limits{};
    shows part = shows::cell;
    shown_as shown = shown_as::text;

    template <class = detail::when_called>
    [[nodiscard]] sheet_cell operator()(void const* row) const {
        switch (part) {
            case shows::cell: break;
            case shows::words: return limits_in_words(limits(row), shown);
            case shows::ratio_words: return ratio_limits_in_words(limits(row));
            case shows::lower: return lower_of(limits(row));
            case shows::upper: return upper_of(limits(row));
        }
        return cell(row);
    }
};

/// Descriptions of any row's columns.
class columns_of_any_row {
public:
    [[nodiscard]] std::vector<sheet_column> const& columns() const noexcept { return columns_; }

protected:
    template <class = detail::when_called>
    [[nodiscard]] static sheet_column described(std::string_view name, std::string_view title, shown_as shown, shown_to whom) {
        return {.name = std::string(name), .title = std::string(title), .shown = shown, .whom = whom};
    }
    template <class = detail::when_called>
    void add(sheet_column c, bool never_absent, cell_maker cell) {
        c.never_absent = never_absent;
        columns_.push_back(std::move(c));
        cells_.push_back(std::move(cell));
    }
    /// The columns of limits: words for people, either limit for programs.  The words are made of the limits unless they are given.
    template <class = detail::when_called>
    void add_limits(std::string_view prefix, std::string_view title, shown_as shown, bool of_a_figure,
                    forgotten_projection<figure<interval>> const& limits, cell_maker words) {
        auto const named = [&](std::string_view name, std::string_view heading, shown_to whom) {
            auto c = described(std::string(prefix).append(name), heading, shown, whom);
            c.belongs_to_previous = of_a_figure;
            return c;
        };
        if (words.cell.from == nullptr) words.limits = limits;
        add(named("interval", title, shown_to::people), true, std::move(words));
        add(named("lower", "lower", shown_to::programs), false, {.limits = limits, .part = cell_maker::shows::lower});
        add(named("upper", "upper", shown_to::programs), false, {.limits = limits, .part = cell_maker::shows::upper});
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<sheet_cell> cells_of(void const* row) const {
        std::vector<sheet_cell> cells;
        cells.reserve(cells_.size());
        for (auto const& cell : cells_) cells.push_back(cell(row));
        return cells;
    }
    template <class = detail::when_called>
    static void tell_of_limits(sheet& s) {
        if (auto const n = s.figures_outside_limits(); n != 0)
            s.warn(std::to_string(n) + (n == 1 ? " figure lies" : " figures lie") + " outside the limits beside " +
                   (n == 1 ? "it" : "them") +
                   ": these limits are of what a prior or a low level makes of the counts, and need not hold the figure itself.");
    }

private:
    std::vector<sheet_column> columns_;
    std::vector<cell_maker> cells_;
};

}  // namespace detail

template <class Row>
class described_columns : public detail::columns_of_any_row {
public:
    /// A column as it is described, whose cells are what the projection gives.
    template <class Projection>
    described_columns& column(sheet_column c, Projection of) {
        using given = std::remove_cvref_t<decltype(detail::taken_from(std::declval<Row const&>(), of))>;
        add(std::move(c), !detail::may_be_absent<given>, {.cell = detail::forgotten<sheet_cell, Row>(std::move(of))});
        return *this;
    }
    template <class Projection>
    described_columns& text(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        return column(described(name, title, shown_as::text, whom), std::move(of));
    }
    /// A text that says whose row it is: it begins every block of a table too wide for its page.
    template <class Projection>
    described_columns& key(std::string_view name, std::string_view title, Projection of) {
        auto c = described(name, title, shown_as::text, shown_to::everyone);
        c.is_key = true;
        return column(std::move(c), std::move(of));
    }
    template <class Projection>
    described_columns& count(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        return column(described(name, title, shown_as::count, whom), std::move(of));
    }
    /// A count of the people that figures of the row are made of.
    template <class Projection>
    described_columns& base(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        auto c = described(name, title, shown_as::count, whom);
        c.is_base = true;
        return column(std::move(c), std::move(of));
    }
    template <class Projection>
    described_columns& share(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        return column(described(name, title, shown_as::share, whom), std::move(of));
    }
    template <class Projection>
    described_columns& points(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        return column(described(name, title, shown_as::points, whom), std::move(of));
    }
    template <class Projection>
    described_columns& number(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        return column(described(name, title, shown_as::number, whom), std::move(of));
    }
    template <class Projection>
    described_columns& p_value(std::string_view name, std::string_view title, Projection of, shown_to whom = shown_to::everyone) {
        return column(described(name, title, shown_as::p_value, whom), std::move(of));
    }

    /// Limits beside the column before them: "interval" for people, PREFIXlower and PREFIXupper for programs.  words, where
    /// given, says in its own way what people read.  Of a range that has no figure of its own (worst cases) they stand alone.
    template <class Limits>
    described_columns& limits(std::string_view prefix, shown_as shown, Limits of, std::string_view title = "interval") {
        add_limits(prefix, title, shown, true, detail::forgotten<figure<interval>, Row>(std::move(of)),
                   {.part = detail::cell_maker::shows::words, .shown = shown});
        return *this;
    }
    template <class Limits, class Words>
        requires requires(Words const& words, Row const& row) { words(row); }
    described_columns& limits(std::string_view prefix, shown_as shown, Limits of, Words words, std::string_view title = "interval",
                              bool of_a_figure = true) {
        add_limits(prefix, title, shown, of_a_figure, detail::forgotten<figure<interval>, Row>(std::move(of)),
                   {.cell = detail::forgotten<sheet_cell, Row>(std::move(words))});
        return *this;
    }
    /// Anything with a value and limits: NAME, and NAME_interval for people, NAME_lower and NAME_upper for programs.
    template <class Estimate>
    described_columns& estimate(std::string_view name, std::string_view title, shown_as shown, Estimate of) {
        column(described(name, title, shown, shown_to::everyone),
               [of](Row const& row) { return figure<double>(detail::taken_from(row, of).value); });
        return limits(std::string(name) + "_", shown,
                      [of](Row const& row) { return figure<interval>(detail::taken_from(row, of).limits); });
    }

    /// A difference of two shares with its limits, in percentage points.
    template <class Estimate>
    described_columns& difference(std::string_view name, std::string_view title, Estimate of) {
        points(name, title, [of](Row const& row) { return detail::in_points(detail::taken_from(row, of).value); });
        return limits(std::string(name) + "_", shown_as::points,
                      [of](Row const& row) { return detail::in_points(figure<interval>(detail::taken_from(row, of).limits)); });
    }
    /// A ratio with its limits, to two decimals for people.
    template <class Estimate>
    described_columns& ratio(std::string_view name, std::string_view title, Estimate of) {
        number(name, title, [of](Row const& row) { return detail::taken_from(row, of).value; });
        add_limits(std::string(name) + "_", "interval", shown_as::number, true,
                   detail::forgotten<figure<interval>, Row>(
                       [of](Row const& row) { return figure<interval>(detail::taken_from(row, of).limits); }),
                   {.part = detail::cell_maker::shows::ratio_words});
        return *this;
    }
    /// Counts of people and their share: hits, trials (in words "of") and the share, named for programs and for people.
    template <class Counts>
    described_columns& counts(sheet_column const& hits, std::string_view trials, sheet_column const& of_them, Counts of) {
        count(hits.name, hits.title, [of](Row const& row) { return detail::taken_from(row, of).hits(); });
        base(trials, "of", [of](Row const& row) { return detail::taken_from(row, of).trials(); });
        return share(of_them.name, of_them.title, [of](Row const& row) { return detail::taken_from(row, of).value(); });
    }

    [[nodiscard]] std::vector<sheet_cell> row(Row const& one) const { return cells_of(std::addressof(one)); }
    /// A sheet with a row for each of the rows, in their order, which says where figures lie outside their own limits.
    template <class Rows>
    [[nodiscard]] sheet laid_out(std::string title, provenance from, Rows const& rows) const {
        return laid_out_of(std::move(title), std::move(from), [&rows](auto const& add) {
            for (Row const& one : rows) add(one);
        });
    }
    /// The same of rows that are nowhere together: make(add) calls add(row) for each, in their order.
    template <class Make>
    [[nodiscard]] sheet laid_out_of(std::string title, provenance from, Make const& make) const {
        sheet s(std::move(title), std::move(from), columns());
        make([this, &s](Row const& one) { s.add_row(row(one)); });
        tell_of_limits(s);
        return s;
    }
};

}  // namespace pbo

#endif
