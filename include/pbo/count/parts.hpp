// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_PARTS_HPP
#define PBO_COUNT_PARTS_HPP

// What is a cell made of?  Every cell, every context of a table and the table itself can be taken apart into named parts and
// rebuilt from them, by one description that stands in its class:
//
//     template <class Self, class Visit>
//     static constexpr void parts_of(Self& self, Visit&& visit) {
//         visit("hits", self.hits_);
//         visit("trials", self.trials_);
//         if constexpr (!std::is_const_v<Self>) ...    // refuses parts that make no whole
//     }
//
//     pbo::for_each_leaf(cell, [&](std::string_view name, auto const& leaf) { write(leaf); });
//     auto same = pbo::from_parts<pbo::tally>([&](std::string_view name, auto& leaf) { read(leaf); });
//
// A part is described itself, or a sequence of the standard library (std::vector, std::array, std::tuple, std::optional), whose
// elements have no name and stand in their order behind what says how many there are; or it is a leaf: a bool, a whole number of
// at most 64 bits, a double, an enumeration, a std::string, or a value with a text_form.  Leaves come in the same order whoever
// takes apart and whoever rebuilds, so that they need no names to be told apart.
//
// Rebuilding from parts that no cell can have (3 hits of 2 trials, keys out of order) throws what the class throws for them:
// std::domain_error, std::invalid_argument or std::overflow_error.  What is rebuilt equals what was taken apart, to the bit.
// O(parts).

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct any_visitor {
    constexpr void operator()(std::string_view, auto const&) const noexcept {}
};

template <class T>
concept says_its_parts = requires(T& whole) { std::remove_const_t<T>::parts_of(whole, any_visitor{}); };

/// The sequences of the standard library: which, and how their elements are visited.
template <class T>
struct sequence_parts : std::false_type {};

template <class T, std::size_t N>
struct sequence_parts<std::array<T, N>> : std::true_type {
    static constexpr void visit(auto& whole, auto& visitor) {
        for (auto& part : whole) visitor(std::string_view{}, part);
    }
};
template <class... T>
struct sequence_parts<std::tuple<T...>> : std::true_type {
    static constexpr void visit(auto& whole, auto& visitor) {
        std::apply([&](auto&... part) { (static_cast<void>(visitor(std::string_view{}, part)), ...); }, whole);
    }
};
template <class T>
struct sequence_parts<std::optional<T>> : std::true_type {
    template <class Whole>
    static constexpr void visit(Whole& whole, auto& visitor) {
        bool has_value = whole.has_value();
        visitor(std::string_view("has_value"), has_value);
        if constexpr (!std::is_const_v<Whole>) {
            whole.reset();
            if (has_value) whole.emplace();
        }
        if (has_value) visitor(std::string_view{}, *whole);
    }
};
template <class T>
    requires(!std::same_as<T, bool>)
struct sequence_parts<std::vector<T>> : std::true_type {
    template <class Whole>
    static constexpr void visit(Whole& whole, auto& visitor) {
        std::uint64_t size = whole.size();
        visitor(std::string_view("size"), size);
        if constexpr (std::is_const_v<Whole>) {
            for (auto& part : whole) visitor(std::string_view{}, part);
        } else {
            // One by one, so that a size that is wrong costs no more memory than what is there to read.
            whole.clear();
            for (std::uint64_t i = 0; i < size; ++i) {
                whole.emplace_back();
                visitor(std::string_view{}, whole.back());
            }
        }
    }
};

template <class T>
concept has_sequence_parts = sequence_parts<std::remove_const_t<T>>::value;

}  // namespace detail

/// What is taken apart further; the rest are leaves.  A type without members has no parts.
template <class T>
concept has_parts = detail::says_its_parts<T> || detail::has_sequence_parts<T> || std::is_empty_v<T>;

/// visit(name, part) for each immediate part.  What is not const is filled by the visitor.
template <has_parts T, class Visit>
constexpr void for_each_part(T& whole, Visit&& visit) {
    if constexpr (detail::says_its_parts<T>)
        std::remove_const_t<T>::parts_of(whole, visit);
    else if constexpr (detail::has_sequence_parts<T>)
        detail::sequence_parts<std::remove_const_t<T>>::visit(whole, visit);
}

/// visit(name, leaf) for each part of a part that has none itself, in their order.
template <class T, class Visit>
constexpr void for_each_leaf(T& whole, Visit&& visit) {
    for_each_part(whole, [&visit](std::string_view name, auto& part) {
        if constexpr (has_parts<std::remove_reference_t<decltype(part)>>)
            for_each_leaf(part, visit);
        else
            visit(name, part);
    });
}

/// A T of which fill(name, leaf) says every leaf.
template <std::default_initializable T, class Fill>
    requires has_parts<T>
[[nodiscard]] constexpr T from_parts(Fill&& fill) {
    T made{};
    for_each_leaf(made, fill);
    return made;
}

}  // namespace pbo

#endif
