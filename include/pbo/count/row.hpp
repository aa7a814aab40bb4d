// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_ROW_HPP
#define PBO_COUNT_ROW_HPP

// Several indicators counted in one pass: a row of cells, and the headings that name them.  column<I>(t) or
// column(t, "name") takes one indicator's table out again.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/label.hpp>
#include <pbo/count/table.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pbo {

template <cell... Cells>
struct row {
    std::tuple<Cells...> cells;

    constexpr row& operator+=(row const& other) {
        auto merged = *this;  // so that a cell that refuses leaves none half merged
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((std::get<I>(merged.cells) += std::get<I>(other.cells)), ...);
        }(std::index_sequence_for<Cells...>{});
        return *this = std::move(merged);
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("cells", self.cells);
    }
    friend constexpr bool operator==(row const&, row const&) = default;
};

/// The names of a row's cells.  A context: merging tables with other headings throws std::invalid_argument.
template <std::size_t N>
struct headings {
    std::array<label, N> names{};

    constexpr headings& operator+=(headings const& other) {
        auto merged = *this;  // so that a name that refuses leaves none changed
        for (std::size_t i = 0; i < N; ++i) {
            if (names[i].empty()) merged.names[i] = other.names[i];
            if (!other.names[i].empty() && merged.names[i] != other.names[i])
                throw std::invalid_argument("pbo: tables of different indicators cannot be merged: " +
                                            detail::in_quotes(names[i].view()) + " and " + detail::in_quotes(other.names[i].view()));
        }
        return *this = merged;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("names", self.names);
    }
    friend constexpr bool operator==(headings const&, headings const&) = default;
};

/// The table of the I-th indicator alone.
template <std::size_t I, class Key, class... Cells>
[[nodiscard]] auto column(table<Key, row<Cells...>, headings<sizeof...(Cells)>> const& t) {
    using one = std::tuple_element_t<I, std::tuple<Cells...>>;
    typename table<Key, one, headings<1>>::builder taken(headings<1>{{t.context().names[I]}});
    for (auto const& [key, cells] : t) taken[key] = std::get<I>(cells.cells);
    return taken.freeze();
}

/// The table of the indicator with this name; all indicators must have one type of cell.  Throws std::out_of_range,
/// listing the names there are, and std::invalid_argument when two have this name.
template <class Key, class First, class... Rest>
    requires(std::same_as<First, Rest> && ...)
[[nodiscard]] auto column(table<Key, row<First, Rest...>, headings<1 + sizeof...(Rest)>> const& t, std::string_view name) {
    constexpr std::size_t count = 1 + sizeof...(Rest);
    auto const& names = t.context().names;
    std::size_t found = 0;
    while (found < count && names[found].view() != name) ++found;
    if (found == count) {
        std::string there;
        for (auto const& n : names) there += (there.empty() ? "" : ", ") + std::string(n.view());
        throw std::out_of_range("pbo::column: no indicator " + detail::in_quotes(name) + " among " + there);
    }
    for (std::size_t other = found + 1; other < count; ++other)
        if (names[other].view() == name)
            throw std::invalid_argument("pbo::column: two indicators are named " + detail::in_quotes(name));
    typename table<Key, First, headings<1>>::builder taken(headings<1>{{names[found]}});
    for (auto const& [key, cells] : t)
        std::apply(
            [&, i = std::size_t{0}, &k = key](auto const&... one) mutable {
                ((i++ == found ? void(taken[k] = one) : void()), ...);
            },
            cells.cells);
    return taken.freeze();
}

}  // namespace pbo

#endif
