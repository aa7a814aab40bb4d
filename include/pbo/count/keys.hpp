// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_KEYS_HPP
#define PBO_COUNT_KEYS_HPP

// By what are records told apart?  by(&response::council, &response::mode): one projection makes its value the key, several a
// tuple, none at all `everybody`.  by(by(...)) is by(...), so that who takes keys takes them in either form.

#include <pbo/core/detail/when_called.hpp>

#include <compare>
#include <concepts>
#include <functional>
#include <ostream>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pbo {

/// The key of a table that is not divided: everybody.
struct everybody {
    friend constexpr auto operator<=>(everybody, everybody) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, everybody) { return out << "all"; }
};

/// The keys of a tabulation: projections of a record.
template <class... Projections>
struct keys_of {
    std::tuple<Projections...> projections;

    /// A record's key.
    template <class Record>
    [[nodiscard]] constexpr auto operator()(Record const& r) const {
        if constexpr (sizeof...(Projections) == 1)
            return std::remove_cvref_t<decltype(std::invoke(std::get<0>(projections), r))>(std::invoke(std::get<0>(projections), r));
        else
            return std::apply(
                [&r](auto const&... p) { return std::tuple<std::remove_cvref_t<decltype(std::invoke(p, r))>...>(std::invoke(p, r)...); },
                projections);
    }
    /// What use(key) gives for a record's key that refers to what the projections give, for builder::cell_of: nothing is copied.
    template <class Record, class Use>
    constexpr decltype(auto) with_key_of(Record const& r, Use const& use) const {
        if constexpr (sizeof...(Projections) == 1)
            return use(std::invoke(std::get<0>(projections), r));
        else  // while use() is at work, what the projections gave is there
            return std::apply(
                [&](auto const&... p) -> decltype(auto) { return use(std::forward_as_tuple(std::invoke(p, r)...)); }, projections);
    }
};

namespace detail {

/// Where no key is given.
struct same_for_everybody {
    template <class Record>
    constexpr everybody operator()(Record const&) const noexcept {
        return {};
    }
};

struct by_function {
    template <class... P>
    [[nodiscard]] constexpr auto operator()(P... projections) const {
        if constexpr (sizeof...(P) == 0)
            return keys_of<same_for_everybody>{};
        else
            return keys_of<P...>{{projections...}};
    }
    template <class... P>
    [[nodiscard]] constexpr keys_of<P...> operator()(keys_of<P...> keys) const {
        return keys;
    }
};

template <class Projection, class Record>
concept projects_to_key = std::invocable<Projection const&, Record const&> &&
                          std::totally_ordered<std::remove_cvref_t<std::invoke_result_t<Projection const&, Record const&>>>;

template <class Keys, class Record>
inline constexpr bool are_keys_for = false;
template <class... P, class Record>
inline constexpr bool are_keys_for<keys_of<P...>, Record> = (projects_to_key<P, Record> && ...);

}  // namespace detail

/// by(&response::mode), by(&response::council, &response::mode), by().
inline constexpr detail::by_function by{};

/// Keys that each of these records has: functions of a record, or pointers to its members, whose values are ordered.
template <class Keys, class Record>
concept keys_for = detail::are_keys_for<Keys, Record>;

/// The key of a record.
template <class Keys, class Record>
using key_for = std::remove_cvref_t<decltype(std::declval<Keys const&>()(std::declval<Record const&>()))>;

}  // namespace pbo

#endif
