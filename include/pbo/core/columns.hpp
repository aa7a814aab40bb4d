// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_COLUMNS_HPP
#define PBO_CORE_COLUMNS_HPP

// Which columns does a record have?  A record type is described once, and reading, headings and writing all use that
// one description:
//
//     struct visit { std::string council; std::uint64_t people; };
//     template <> inline constexpr auto pbo::columns_of<visit> =
//         pbo::columns(pbo::column("council", &visit::council), pbo::column("people", &visit::people));
//
// A column is a name and a projection to an lvalue: a pointer to member, or a callable that takes the record by
// reference and returns a reference (for members of members).  The text form of the member's type does the rest.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pbo {

template <class Projection>
struct described_column {
    std::string_view name;
    Projection projection;
    bool required = true;  ///< a file without this column is refused

    /// The cell's value in a record: a reference to it.
    template <class Record>
    [[nodiscard]] constexpr decltype(auto) in(Record& record) const {
        return std::invoke(projection, record);
    }
};

/// A column that a file must have.
template <class Projection>
[[nodiscard]] constexpr described_column<Projection> column(std::string_view name, Projection p) {
    return {name, p};
}

/// A column that a file may leave out; the record then keeps its default.
template <class Projection>
[[nodiscard]] constexpr described_column<Projection> optional_column(std::string_view name, Projection p) {
    return {name, p, false};
}

namespace detail {
/// Values of any types side by side, at what a base class costs a compiler.
template <std::size_t I, class T>
struct numbered_value {
    T value;
};
template <class Indices, class... T>
struct numbered_values;
template <std::size_t... I, class... T>
struct numbered_values<std::index_sequence<I...>, T...> : numbered_value<I, T>... {
    /// What f makes of all values at once.
    template <class F>
    constexpr decltype(auto) apply(F&& f) const {
        return std::forward<F>(f)(static_cast<numbered_value<I, T> const&>(*this).value...);
    }
};
template <std::size_t I, class T>
[[nodiscard]] constexpr T& value_numbered(numbered_value<I, T>& one) noexcept {
    return one.value;
}
template <std::size_t I, class T>
[[nodiscard]] constexpr T const& value_numbered(numbered_value<I, T> const& one) noexcept {
    return one.value;
}
}  // namespace detail

/// Columns side by side.  Not a std::tuple, each of whose elements costs a compiler several types: a survey response has
/// twenty columns, and everybody who includes it would pay for them.
template <class... Columns>
struct column_list : detail::numbered_values<std::index_sequence_for<Columns...>, Columns...> {
    static constexpr std::size_t size = sizeof...(Columns);

    /// The column at this position.
    template <std::size_t I>
    [[nodiscard]] constexpr auto const& at() const noexcept {
        return detail::value_numbered<I>(*this);
    }
};

/// The columns of a record, in the order in which they are written.  Throws std::invalid_argument (in a constant: does not
/// compile) when two have one name, because a file cannot say which is meant.
template <class... Columns>
[[nodiscard]] constexpr column_list<Columns...> columns(Columns... all) {
    std::array<std::string_view, sizeof...(Columns)> const names{all.name...};
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (names[i] == names[j])
                throw std::invalid_argument("pbo::columns: two columns are named " + detail::in_quotes(names[i]));
    return {{{all}...}};
}

struct no_columns {};

/// Specialise for a record type to describe it.
template <class Record>
inline constexpr auto columns_of = no_columns{};

template <class Record>
concept described_record =
    std::default_initializable<Record> && !std::same_as<std::remove_const_t<decltype(columns_of<Record>)>, no_columns>;

/// Calls f(column) for each column of the record type, in the described order.
template <described_record Record, class F>
constexpr void for_each_column(F&& f) {
    columns_of<Record>.apply([&f](auto const&... c) { (f(c), ...); });
}

}  // namespace pbo

#endif
