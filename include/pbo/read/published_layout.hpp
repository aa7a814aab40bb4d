// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PUBLISHED_LAYOUT_HPP
#define PBO_READ_PUBLISHED_LAYOUT_HPP

// How is a published table of counts laid out?  Which columns (or rows) hold what, in the headings of the file itself:
//
//     {.key = "ons_code", .numerator = "dp", .denominator = "people"}             one row an area
//     {.key = "la", .measure = "type", .numerator_is = "Numerator",
//      .denominator_is = "Denominator", .value = "value"}                         numerator and denominator on two rows
//     {.key = "la", .value = "n", .category = {{"criteria", "met"}}}              categories down the rows: their sum
//     is
//                                                                                 the denominator
//     {.key = "la", .numerator = "pct", .denominator = "asked", .per = 100}       percentages, or rates, and their
//     base {.key = "la", .numerator = "pct", .per = 100}                               percentages alone: no counts
//     {.numerator = "Direct payments", .denominator = "People", .across = true}   areas across the page: what names
//     columns
//                                                                                 elsewhere names rows here
//
// check() throws std::invalid_argument, saying what is wanting, for a layout that is half named or is two at once.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// The largest number that rates are published out of.
inline constexpr std::uint64_t most_per = 10'000'000;

struct published_layout {
    std::string key{};   ///< the column with the area's code or name
    std::string name{};  ///< the column with its name; found by its usual headings unless given

    std::string numerator{}, denominator{};  ///< columns, or rows where areas stand across the page

    std::string measure{};                         ///< the column that says what a row counts
    std::string numerator_is{}, denominator_is{};  ///< its texts
    std::string value{};                           ///< the column of the figures where a row counts one thing
    std::vector<column_filter> category{};         ///< the categories, of one column, that are counted in the numerator

    /// What the numerator's figures are out of: 100 for percentages, 100,000 for such rates; 0: they are counts.  Found
    /// from the file unless given (detail/stated_shares.hpp).
    std::optional<std::uint64_t> per{};

    bool across = false;

    std::string direct_payments{};  ///< a second numerator: a column, or COLUMN=VALUE for rows of another measure
    std::string period{};           ///< the column of periods; "period" unless given
    std::optional<pbo::period>
        period_is{};                  ///< the only period to keep, or the period of a table without such a column
    std::string region{};             ///< the column of regions; found by its usual headings unless given
    std::filesystem::path regions{};  ///< a look-up file with the columns ons_code and region
    std::string total{};              ///< the name of a row that is a total; "none": no row is one
    std::optional<eligibility_basis> basis{};
    std::optional<pbo::role> role{};

    template <class = detail::when_called>
    [[nodiscard]] bool by_measures() const {
        return !measure.empty() || !numerator_is.empty() || !denominator_is.empty();
    }
    template <class = detail::when_called>
    [[nodiscard]] bool by_categories() const { return !category.empty(); }
    /// Whether any of it is named that makes a layout.
    template <class = detail::when_called>
    [[nodiscard]] bool is_named() const {
        return !key.empty() || !numerator.empty() || !denominator.empty() || !value.empty() || by_measures() ||
               by_categories() || across;
    }

    /// The column of a numerator in columns: `value` names it too where nothing else is said of the figures.
    template <class = detail::when_called>
    [[nodiscard]] std::string const& numerator_column() const {
        return numerator.empty() && !by_measures() && !by_categories() ? value : numerator;
    }
    /// Percentages or rates without the number of people they are of.
    template <class = detail::when_called>
    [[nodiscard]] bool has_no_base() const {
        return by_measures() ? denominator_is.empty() : !by_categories() && denominator.empty();
    }

    /// What the figures are called in the file: those counted, and those they are counted out of.
    template <class = detail::when_called>
    [[nodiscard]] std::string numerator_words() const {
        if (by_measures()) return numerator_is;
        if (!by_categories()) return numerator_column();
        std::string words;
        for (auto const& c : category) words += (words.empty() ? "" : " or ") + c.value;
        return words;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string denominator_words() const {
        if (by_measures()) return denominator_is;
        return by_categories() ? "all of " + category.front().column : denominator;
    }
};

template <class = detail::when_called>
inline void check(published_layout const& l) {
    auto const refuse = [](std::string const& what) { throw std::invalid_argument("pbo::published_layout: " + what); };
    bool const by_columns = !l.numerator.empty() || !l.denominator.empty();
    if (by_columns + l.by_measures() + l.by_categories() > 1)
        refuse("two layouts at once: a numerator and a denominator, or a measure, or categories");
    if (l.key.empty() && !l.across) refuse("the column with the area's code or name (key) is not named");
    if (l.per && *l.per > most_per)
        refuse("what the figures are out of (per) is a whole number from 1 to 10,000,000, or 0 for counts");
    if (l.by_measures()) {
        if (l.measure.empty() || l.numerator_is.empty() || l.value.empty())
            refuse(
                "a numerator and a denominator on two rows take all of measure, numerator_is, denominator_is and "
                "value; percentages without a base take all but denominator_is");
        if (l.numerator_is == l.denominator_is)
            refuse("the numerator and the denominator are the same, '" + l.numerator_is + "'");
    } else if (l.by_categories()) {
        if (l.value.empty()) refuse("categories take the column of their figures (value)");
        if (l.per && *l.per != 0) refuse("categories are counts, whose sum is the denominator, not percentages (per)");
        for (auto const& c : l.category)
            if (c.column != l.category.front().column || c.excludes)
                refuse("the categories are texts of one column, each given as COLUMN=TEXT");
    } else if (l.numerator_column().empty()) {
        refuse("a published table takes a numerator and a denominator, or measure and value, or category and value");
    } else if (!l.numerator.empty() && !l.value.empty()) {
        refuse("value belongs to a measure or to categories, not to a numerator and a denominator in columns");
    } else if (l.numerator_column() == l.denominator) {
        refuse("the numerator and the denominator are the same column, '" + l.denominator + "'");
    }
    if (l.has_no_base() && l.per == 0) refuse("counts take the number of people they are out of (denominator)");
    if (l.has_no_base() && !l.direct_payments.empty())
        refuse("direct payments stand beside counts, not beside percentages without a base");
}

}  // namespace pbo

#endif
