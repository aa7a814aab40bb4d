// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SHEET_HPP
#define PBO_PUBLISH_SHEET_HPP

// What leaves the building?  A sheet is a finding made ready for people and for programs: where it comes from, columns,
// rows in the order they were given, and the warnings that belong to it.  One sheet is written as aligned text, Markdown
// or CSV; measures make sheets (sheet_of), writers know nothing of measures.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/version.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

/// What every report opens with: fill it in by name, {.source = "returns.csv", .rule = "none applied"}, as entries may be
/// added.  An empty entry prints as "not stated"; indicator, whole and rows are left out of the heading where empty.
struct provenance {
    std::string source{};
    std::string period{};
    std::string basis{};
    std::string role{};
    std::string level{};
    std::string method{};
    std::string rule{};       ///< the disclosure rule applied
    std::string data{};       ///< "complete count" or "sample"
    std::string indicator{};  ///< what the figures are about: "personal budgets"
    std::string whole{};      ///< what the total is of: "England", "the 33 areas read"
    std::string rows{};       ///< which rows: "33 kept, 120 left out by region=London, 2 rejected"
    std::string version{std::string("pbo ").append(pbo::version)};

    /// No disclosure rule was applied, as far as is stated.
    [[nodiscard]] bool unprotected() const { return rule.empty() || rule.starts_with("none applied"); }
};

/// How a column's figures are shown.  Text rounds for reading; CSV never rounds.
enum class shown_as : std::uint8_t {
    text,    ///< as it is
    count,   ///< 1,114          CSV 1114
    share,   ///< 76.0%          CSV 0.76
    points,  ///< +6.2           CSV 6.2037...   percentage points
    number,  ///< 4 significant digits; CSV unrounded
    p_value  ///< as a number, and "< 0.001" below that; CSV unrounded
};

/// For whom a column is: people read "73.4 to 78.4%" in one column, programs want two limits in two.
enum class shown_to : std::uint8_t { everyone, people, programs };

struct sheet_column {
    std::string name;   ///< the CSV heading: spelled_with_underscores
    std::string title;  ///< the heading people read
    shown_as shown = shown_as::text;
    shown_to whom = shown_to::everyone;
    bool is_key = false;               ///< says whose row it is: begins every block of a table too wide for its page
    bool belongs_to_previous = false;  ///< limits beside their estimate: one block, and one reason for absence
    bool never_absent = false;         ///< CSV needs no column that says why
    bool is_base = false;              ///< counts the people that a figure is made of: of few, somebody may be recognised
};

using sheet_cell = std::variant<std::string, figure<std::uint64_t>, figure<std::int64_t>, figure<double>>;

class sheet {
public:
    std::string title;
    provenance from;
    std::vector<std::string> warnings;

    sheet() = default;
    template <class = detail::when_called>
    explicit sheet(std::string heading, provenance where_from, std::vector<sheet_column> columns)
        : title(std::move(heading)), from(std::move(where_from)), columns_(std::move(columns)) {}

    /// Throws std::invalid_argument unless the row has one cell for each column.  A figure that is absent has no limits to
    /// show: those that belong to it are absent for its reason, whatever a method says of them ([0, 1] of nobody).
    template <class = detail::when_called>
    void add_row(std::vector<sheet_cell> cells) {
        if (cells.size() != columns_.size())
            throw std::invalid_argument("pbo::sheet: a row of " + std::to_string(cells.size()) + " cells for " +
                                        std::to_string(columns_.size()) + " columns");
        std::optional<absence> why;  // the figure that limits at its right belong to is absent
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!columns_[i].belongs_to_previous)
                why = std::visit(reason_of{}, cells[i]);
            else if (why)
                std::visit(absent_for{*why}, cells[i]);
        }
        rows_.push_back(std::move(cells));
    }
    /// Notes a warning once, however often it is met.
    template <class = detail::when_called>
    void warn(std::string warning) {
        for (auto const& known : warnings)
            if (known == warning) return;
        warnings.push_back(std::move(warning));
    }

    /// What a writer prints below the rows: the warnings, and, where no disclosure rule was applied, whether rows are of so few people
    /// that somebody could be recognised.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> notes() const {
        auto all = warnings;
        if (!from.unprotected()) return all;
        if (auto const few = rows_with_bases_under(pbo::warnings::unprotected_base); few != 0)
            all.push_back(pbo::warnings::unprotected_bases(few));
        return all;
    }
    /// How many rows rest on a base of some people, but of fewer than so many.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t rows_with_bases_under(std::uint64_t people) const {
        return static_cast<std::size_t>(
            std::count_if(rows_.begin(), rows_.end(), [&](auto const& row) { return is_of_few(row, people); }));
    }

    [[nodiscard]] std::vector<sheet_column> const& columns() const noexcept { return columns_; }
    /// The positions of the columns that people read: a column of texts that are all empty tells them nothing.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> columns_for_people() const {
        return that_tell_something(all_but(shown_to::programs));
    }
    /// Those of programs, for somebody who looks at them.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> columns_for_workbooks() const { return that_tell_something(all_but(shown_to::people)); }
    /// The positions of the columns that programs read: always the same ones for the same kind of finding.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> columns_for_programs() const { return all_but(shown_to::people); }

    [[nodiscard]] std::vector<std::vector<sheet_cell>> const& rows() const noexcept { return rows_; }

    /// How many figures lie outside the limits that belong to them, as those of a strong prior may.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t figures_outside_limits() const {
        std::size_t outside = 0;
        for (auto const& row : rows_) {
            figure<double> const* about = nullptr;
            bool is_outside = false;
            auto const next = [&](figure<double> const* figure_of_next) {
                outside += is_outside ? 1U : 0U;
                is_outside = false;
                about = figure_of_next;
            };
            for (std::size_t i = 0; i < row.size(); ++i) {
                auto const* const number = std::get_if<figure<double>>(&row[i]);
                if (!columns_[i].belongs_to_previous) {
                    next(number);
                } else if (number != nullptr && number->has_value() && about != nullptr && about->has_value()) {
                    double const slack = 1e-9 * std::max(1.0, std::abs(**about));  // rounding on the way to points
                    if (columns_[i].name.ends_with("lower")) is_outside = is_outside || **about < **number - slack;
                    if (columns_[i].name.ends_with("upper")) is_outside = is_outside || **about > **number + slack;
                }
            }
            next(nullptr);
        }
        return outside;
    }

private:
    struct reason_of {
        template <class = detail::when_called>
        std::optional<absence> operator()(std::string const&) const { return {}; }
        template <class T>
        std::optional<absence> operator()(figure<T> const& f) const {
            return f.has_value() ? std::nullopt : std::optional(f.reason());
        }
    };
    struct few_people {
        std::uint64_t than;
        bool operator()(std::string const&) const { return false; }
        template <class T>
        bool operator()(figure<T> const& n) const {
            return n && static_cast<double>(*n) > 0.0 && static_cast<double>(*n) < static_cast<double>(than);
        }
    };
    struct absent_for {
        absence why;
        void operator()(std::string& text) const { text = symbol(why); }
        template <class T>
        void operator()(figure<T>& f) const {
            f = why;
        }
    };
    template <class = detail::when_called>
    [[nodiscard]] bool is_of_few(std::vector<sheet_cell> const& row, std::uint64_t people) const {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (columns_[i].is_base && std::visit(few_people{people}, row[i])) return true;
        return false;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> that_tell_something(std::vector<std::size_t> positions) const {
        std::erase_if(positions, [this](std::size_t i) {
            return !rows_.empty() && std::all_of(rows_.begin(), rows_.end(), [i](std::vector<sheet_cell> const& row) {
                auto const* text = std::get_if<std::string>(&row[i]);
                return text != nullptr && text->empty();
            });
        });
        return positions;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> all_but(shown_to others) const {
        std::vector<std::size_t> positions;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].whom != others) positions.push_back(i);
        return positions;
    }

    std::vector<sheet_column> columns_;
    std::vector<std::vector<sheet_cell>> rows_;
};

/// A finding that can be laid out as a sheet: sheet_of(finding) is found by argument-dependent lookup.
template <class T>
concept has_sheet = requires(T const& finding) {
    { sheet_of(finding) } -> std::convertible_to<sheet>;
};

namespace detail {

inline sheet const& as_sheet(sheet const& s) { return s; }
inline std::vector<sheet> const& as_sheet(std::vector<sheet> const& s) { return s; }
template <class T>
[[nodiscard]] sheet as_sheet(T const& finding) {
    static_assert(has_sheet<T>,
                  "pbo: this has no sheet. Write the result of a measure, and include the header that lays it out "
                  "(<pbo/publish/take_up_sheet.hpp> for take_up, or <pbo/publish.hpp> for all), or give your own type a "
                  "function sheet_of(finding) that returns a pbo::sheet.");
    if constexpr (has_sheet<T>)
        return sheet_of(finding);
    else
        return {};
}

}  // namespace detail

}  // namespace pbo

#endif
