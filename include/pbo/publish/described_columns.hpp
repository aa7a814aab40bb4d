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
// A projection is anything that std::invoke takes (a member, a function) and gives a text, a number, a figure, yes or no, or a
// value of an enumeration with spellings.  What cannot be absent by its type needs no column for the reason in CSV.  Limits are
// one column for people ("73.4 to 78.4%") and two for programs (NAME_lower, NAME_upper).
// Cost: a virtual call for each cell.

#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/sheet.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
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

/// What gives the cells of a column, whatever its rows are: descriptions of all rows then share one type of vector, and copies of a
/// description their projections.  (std::function would do as much, but each projection would cost a compiler ten times what it
/// costs here, and there are hundreds.)
struct cell_maker {
    virtual ~cell_maker() = default;
    /// row: points to a row of the description that this belongs to.
    [[nodiscard]] virtual sheet_cell cell_of_row(void const* row) const = 0;
};

template <class Row, class Of>
struct projected_cell final : cell_maker {
    explicit projected_cell(Of projection) : of(std::move(projection)) {}
    [[nodiscard]] sheet_cell cell_of_row(void const* row) const override { return cell_of(std::invoke(of, *static_cast<Row const*>(row))); }
    Of of;
};

}  // namespace detail

template <class Row>
class described_columns {
public:
    /// A column as it is described, whose cells are what the projection gives.
    template <class Projection>
    described_columns& column(sheet_column c, Projection of) {
        using given = std::remove_cvref_t<std::invoke_result_t<Projection const&, Row const&>>;
        c.never_absent = !detail::may_be_absent<given>;
        columns_.push_back(std::move(c));
        keep(std::move(of));
        return *this;
    }
    template <class Projection>
    described_columns& text(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({std::move(name), std::move(title), shown_as::text, whom}, std::move(of));
    }
    /// A text that says whose row it is: it begins every block of a table too wide for its page.
    template <class Projection>
    described_columns& key(std::string name, std::string title, Projection of) {
        return column({.name = std::move(name), .title = std::move(title), .is_key = true}, std::move(of));
    }
    template <class Projection>
    described_columns& count(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({std::move(name), std::move(title), shown_as::count, whom}, std::move(of));
    }
    /// A count of the people that figures of the row are made of.
    template <class Projection>
    described_columns& base(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({.name = std::move(name), .title = std::move(title), .shown = shown_as::count, .whom = whom, .is_base = true},
                      std::move(of));
    }
    template <class Projection>
    described_columns& share(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({std::move(name), std::move(title), shown_as::share, whom}, std::move(of));
    }
    template <class Projection>
    described_columns& points(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({std::move(name), std::move(title), shown_as::points, whom}, std::move(of));
    }
    template <class Projection>
    described_columns& number(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({std::move(name), std::move(title), shown_as::number, whom}, std::move(of));
    }

    template <class Projection>
    described_columns& p_value(std::string name, std::string title, Projection of, shown_to whom = shown_to::everyone) {
        return column({std::move(name), std::move(title), shown_as::p_value, whom}, std::move(of));
    }

    /// Limits beside the column before them: "interval" for people, PREFIXlower and PREFIXupper for programs.  words, where
    /// given, says in its own way what people read.  Of a range that has no figure of its own (worst cases) they stand alone.
    template <class Limits>
    described_columns& limits(std::string const& prefix, shown_as shown, Limits of, std::string title = "interval") {
        return limits(prefix, shown, of, [of, shown](Row const& row) { return detail::limits_in_words(std::invoke(of, row), shown); },
                      std::move(title));
    }
    template <class Limits, class Words>
        requires std::invocable<Words const&, Row const&>
    described_columns& limits(std::string const& prefix, shown_as shown, Limits of, Words words, std::string title = "interval",
                              bool of_a_figure = true) {
        column({prefix + "interval", std::move(title), shown, shown_to::people, false, of_a_figure}, std::move(words));
        column({prefix + "lower", "lower", shown, shown_to::programs, false, of_a_figure},
               [of](Row const& row) { return detail::lower_of(std::invoke(of, row)); });
        return column({prefix + "upper", "upper", shown, shown_to::programs, false, of_a_figure},
                      [of](Row const& row) { return detail::upper_of(std::invoke(of, row)); });
    }
    /// Anything with a value and limits: NAME, and NAME_interval for people, NAME_lower and NAME_upper for programs.
    template <class Estimate>
    described_columns& estimate(std::string const& name, std::string title, shown_as shown, Estimate of) {
        column({name, std::move(title), shown}, [of](Row const& row) { return figure<double>(std::invoke(of, row).value); });
        return limits(name + "_", shown, [of](Row const& row) { return figure<interval>(std::invoke(of, row).limits); });
    }

    /// A difference of two shares with its limits, in percentage points.
    template <class Estimate>
    described_columns& difference(std::string const& name, std::string title, Estimate of) {
        points(name, std::move(title), [of](Row const& row) { return detail::in_points(std::invoke(of, row).value); });
        return limits(name + "_", shown_as::points,
                      [of](Row const& row) { return detail::in_points(figure<interval>(std::invoke(of, row).limits)); });
    }
    /// A ratio with its limits, to two decimals for people.
    template <class Estimate>
    described_columns& ratio(std::string const& name, std::string title, Estimate of) {
        auto const limits_of = [of](Row const& row) { return figure<interval>(std::invoke(of, row).limits); };
        number(name, std::move(title), [of](Row const& row) { return std::invoke(of, row).value; });
        return limits(name + "_", shown_as::number, limits_of,
                      [limits_of](Row const& row) { return detail::ratio_limits_in_words(limits_of(row)); });
    }
    /// Counts of people and their share: hits, trials (in words "of") and the share, named for programs and for people.
    template <class Counts>
    described_columns& counts(sheet_column const& hits, std::string const& trials, sheet_column const& of_them, Counts of) {
        count(hits.name, hits.title, [of](Row const& row) { return std::invoke(of, row).hits(); });
        base(trials, "of", [of](Row const& row) { return std::invoke(of, row).trials(); });
        return share(of_them.name, of_them.title, [of](Row const& row) { return std::invoke(of, row).value(); });
    }

    [[nodiscard]] std::vector<sheet_column> const& columns() const noexcept { return columns_; }
    [[nodiscard]] std::vector<sheet_cell> row(Row const& one) const {
        std::vector<sheet_cell> cells;
        cells.reserve(cells_.size());
        for (auto const& cell : cells_) cells.push_back(cell->cell_of_row(std::addressof(one)));
        return cells;
    }
    /// A sheet with a row for each of the rows, in their order, which says where figures lie outside their own limits.
    template <class Rows>
    [[nodiscard]] sheet laid_out(std::string title, provenance from, Rows const& rows) const {
        sheet s(std::move(title), std::move(from), columns_);
        for (Row const& one : rows) s.add_row(row(one));
        if (auto const n = s.figures_outside_limits(); n != 0)
            s.warn(std::to_string(n) + (n == 1 ? " figure lies" : " figures lie") + " outside the limits beside " +
                   (n == 1 ? "it" : "them") +
                   ": these limits are of what a prior or a low level makes of the counts, and need not hold the figure itself.");
        return s;
    }

private:
    template <class Of>
    void keep(Of of) {
        cells_.push_back(std::unique_ptr<detail::cell_maker const>(new detail::projected_cell<Row, Of>(std::move(of))));
    }

    std::vector<sheet_column> columns_;
    std::vector<std::shared_ptr<detail::cell_maker const>> cells_;
};

}  // namespace pbo

#endif
