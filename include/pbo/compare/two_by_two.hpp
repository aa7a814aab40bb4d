// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_TWO_BY_TWO_HPP
#define PBO_COMPARE_TWO_BY_TWO_HPP

// Which four counts does a test look at?  Two groups (rows), each with its hits and misses (columns):
//
//                 hits    misses
//     first        a        b
//     second       c        d
//
// The same four places hold the same people asked twice (yes-yes, yes-no, no-yes, no-no) for McNemar's tests.
//
// callable_two_by_two_test is the call syntax of every test of two proportions: test(p1, p2), test(table).

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <ostream>

namespace pbo {

struct two_by_two {
    std::uint64_t a = 0;  ///< hits of the first group
    std::uint64_t b = 0;  ///< misses of the first group
    std::uint64_t c = 0;  ///< hits of the second group
    std::uint64_t d = 0;  ///< misses of the second group

    constexpr two_by_two() = default;
    /// Throws std::overflow_error when the four do not add up within 2^64.
    template <class = detail::when_called>
    constexpr two_by_two(std::uint64_t a1, std::uint64_t b1, std::uint64_t c1, std::uint64_t d1)
        : a(a1), b(b1), c(c1), d(d1) {
        static_cast<void>(detail::checked_sum(detail::checked_sum(a, b), detail::checked_sum(c, d)));
    }
    /// Throws std::invalid_argument for two that remember what they are about and do not belong together.
    template <class = detail::when_called>
    constexpr two_by_two(comparand const& first, comparand const& second)
        : two_by_two(first.counts().hits(), first.counts().misses(), second.counts().hits(), second.counts().misses()) {
        first.refuse_unless_with(second);
    }

    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion first() const { return {a, a + b}; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion second() const { return {c, c + d}; }
    [[nodiscard]] constexpr std::uint64_t hits() const noexcept { return a + c; }
    [[nodiscard]] constexpr std::uint64_t misses() const noexcept { return b + d; }
    [[nodiscard]] constexpr std::uint64_t total() const noexcept { return a + b + c + d; }
    /// Rows become columns.
    template <class = detail::when_called>
    [[nodiscard]] constexpr two_by_two transposed() const { return {a, c, b, d}; }
    /// A row or a column without anybody: nothing to compare.
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool has_empty_margin() const noexcept {
        return a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0;
    }

    friend constexpr auto operator<=>(two_by_two const&, two_by_two const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, two_by_two const& t) {
        return out << t.first() << " against " << t.second();
    }
};

template <class T>
concept two_by_two_test = requires(T const& t, two_by_two const& counts) {
    { t.name() } -> std::convertible_to<label>;
    { t(counts) } -> std::same_as<test_result>;
};

template <class Test>
struct callable_two_by_two_test {
    [[nodiscard]] test_result operator()(two_by_two const& counts) const {
        return static_cast<Test const&>(*this).test(counts);
    }
    [[nodiscard]] test_result operator()(comparand const& first, comparand const& second) const {
        return static_cast<Test const&>(*this).test(two_by_two(first, second));
    }
};

namespace detail {
/// The cells as real numbers (exact up to 2^53).
struct real_cells {
    double a, b, c, d;
    template <class = detail::when_called>
    explicit constexpr real_cells(two_by_two const& t)
        : a(static_cast<double>(t.a)), b(static_cast<double>(t.b)), c(static_cast<double>(t.c)),
          d(static_cast<double>(t.d)) {}
    [[nodiscard]] constexpr double total() const { return a + b + c + d; }
};
}  // namespace detail

}  // namespace pbo

#endif
