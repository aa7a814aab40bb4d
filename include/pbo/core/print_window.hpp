// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_PRINT_WINDOW_HPP
#define PBO_CORE_PRINT_WINDOW_HPP

// "20 % of councils", "almost two-thirds", "one in seven": which counts could have been behind the words?  A printed figure
// stands for a window of exact values, and only some counts out of n lie in it.
//
//     pbo::print_window::rounded({20, 100}, 100).counts_of(132)                           // 26 to 27 of 132
//     pbo::print_window::almost({2, 3}, {60, 100}).counts_of(132)                         // 80 to 87
//     pbo::print_window::nearest({1, 7}, {1, 8}, {1, 6}).counts_of(132)                   // 18 to 20
//     pbo::print_window::almost({340'000, 1}, {335'000, 1}).contains({339'700, 1})        // yes
//
// rounded(value, parts)    value to the nearest 1 / parts, halves up: lower end in, upper end out
// almost(value, from)      at least from, and under value
// above(value, to)         over value, and at most to
// nearest(value, a, b)     nearer to value than to its neighbours a < value < b: both ends out
// over(value), under, at_least, at_most, exactly, between(lower, upper)
//
// How words become a window is a choice, and the name says which was made; nothing here is official.  Ends are exact
// fractions and membership is decided in whole numbers (128 bits), so 19.5 % of 200 is 39 exactly.  Values may exceed 1:
// counts and ratios have windows too.  No whole count may fit: then counts_of gives nothing (none of n people is 33 %).
// Throws std::invalid_argument for a denominator of 0 and for ends in the wrong order, std::overflow_error for fractions whose
// windows would need more than 2^64.  O(1).

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/proportion.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <numeric>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// A fraction that need not be below 1, in lowest terms: {1, 7}, {340'000, 1}.
class fraction {
public:
    constexpr fraction() = default;
    template <class = detail::when_called>
    constexpr fraction(std::uint64_t part, std::uint64_t whole) {
        if (whole == 0) throw std::invalid_argument("pbo::fraction: " + std::to_string(part) + "/0 is no number");
        auto const divisor = std::gcd(part, whole);
        numerator_ = part / divisor;
        denominator_ = whole / divisor;
    }
    constexpr fraction(proportion const& p) : fraction(p.hits(), p.trials()) {}

    [[nodiscard]] constexpr std::uint64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr std::uint64_t denominator() const noexcept { return denominator_; }
    [[nodiscard]] constexpr double value() const noexcept { return static_cast<double>(numerator_) / static_cast<double>(denominator_); }

    friend constexpr bool operator==(fraction const&, fraction const&) = default;
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(fraction const& a, fraction const& b) noexcept {
        auto const left = detail::wide_product(a.numerator_, b.denominator_);
        return left <=> detail::wide_product(b.numerator_, a.denominator_);
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, fraction const& f) {
        out << detail::plain(f.numerator_);
        return f.denominator_ == 1 ? out : out << '/' << detail::plain(f.denominator_);
    }

private:
    std::uint64_t numerator_ = 0;
    std::uint64_t denominator_ = 1;
};

/// The counts from smallest to largest, both in.
struct compatible_counts {
    std::uint64_t smallest = 0;
    std::uint64_t largest = 0;

    [[nodiscard]] constexpr bool contains(std::uint64_t n) const noexcept { return smallest <= n && n <= largest; }
    friend constexpr auto operator<=>(compatible_counts const&, compatible_counts const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, compatible_counts const& r) {
        out << detail::plain(r.smallest);
        return r.smallest == r.largest ? out : out << " to " << detail::plain(r.largest);
    }
};

class print_window {
public:
    /// The nearest 1 / parts, halves up: rounded({20, 100}, 100) is 19.5 % and more, under 20.5 %.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window rounded(fraction value, std::uint64_t parts) {
        auto const middle = product(value.numerator(), product(2, parts));
        auto const whole = product(product(2, parts), value.denominator());
        auto const half = value.denominator();
        return {fraction(middle > half ? middle - half : 0, whole), true, fraction(detail::checked_sum(middle, half), whole), false};
    }
    /// Rounded to the nearest `unit`, halves up: rounded_to(170'000, 10'000) is 165,000 and more, under 175,000.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window rounded_to(std::uint64_t count, std::uint64_t unit) {
        auto const twice = product(2, count);
        return {fraction(twice > unit ? twice - unit : 0, 2), true, fraction(detail::checked_sum(twice, unit), 2), false};
    }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window almost(fraction value, fraction from) { return {from, true, value, false}; }
    /// Over value and at most `to`: the mirror of almost.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window above(fraction value, fraction to) { return {value, false, to, true}; }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window nearest(fraction value, fraction below, fraction above) {
        if (!(below < value && value < above)) throw std::invalid_argument("pbo::print_window: the neighbours are not on both sides");
        return {middle_of(below, value), false, middle_of(value, above), false};
    }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window over(fraction value) { return {value, false, {}, false, true}; }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window at_least(fraction value) { return {value, true, {}, false, true}; }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window under(fraction value) { return {{}, true, value, false}; }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window at_most(fraction value) { return {{}, true, value, true}; }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window exactly(fraction value) { return {value, true, value, true}; }
    /// Both ends in.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr print_window between(fraction lower, fraction upper) { return {lower, true, upper, true}; }

    [[nodiscard]] constexpr fraction lower() const noexcept { return lower_; }
    [[nodiscard]] constexpr bool lower_in() const noexcept { return lower_in_; }
    /// Nothing where there is no upper end ("over 80 %").
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::optional<fraction> upper() const noexcept { return open_ ? std::nullopt : std::optional(upper_); }
    [[nodiscard]] constexpr bool upper_in() const noexcept { return upper_in_; }

    template <class = detail::when_called>
    [[nodiscard]] constexpr bool contains(fraction value) const noexcept {
        bool const above = lower_in_ ? lower_ <= value : lower_ < value;
        return above && (open_ || (upper_in_ ? value <= upper_ : value < upper_));
    }
    /// 0 of 0 is no value and in no window.
    template <std::same_as<proportion> P>  // a template, so that contains({195, 1000}) means a fraction
    [[nodiscard]] constexpr bool contains(P const& p) const {
        return p.trials() != 0 && contains(fraction(p));
    }

    /// The counts k of n with k / n in the window; nothing when no whole count fits, or n is 0.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::optional<compatible_counts> counts_of(std::uint64_t n) const noexcept {
        if (n == 0) return std::nullopt;
        auto const low = detail::wide_product(lower_.numerator(), n);
        auto smallest = low / lower_.denominator();
        if (low % lower_.denominator() != 0 || !lower_in_) ++smallest;
        detail::wide_count largest = n;
        if (!open_) {
            auto const high = detail::wide_product(upper_.numerator(), n);
            auto below = high / upper_.denominator();
            if (high % upper_.denominator() == 0 && !upper_in_) {
                if (below == 0) return std::nullopt;
                --below;
            }
            largest = below < largest ? below : largest;
        }
        if (smallest > largest) return std::nullopt;
        return compatible_counts{static_cast<std::uint64_t>(smallest), static_cast<std::uint64_t>(largest)};
    }

    friend constexpr bool operator==(print_window const&, print_window const&) = default;
    /// [0.195, 0.205)
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, print_window const& w) {
        out << (w.lower_in_ ? '[' : '(') << detail::number_text(w.lower_.value()) << ", ";
        if (w.open_) return out << "no end)";
        return out << detail::number_text(w.upper_.value()) << (w.upper_in_ ? ']' : ')');
    }

private:
    template <class = detail::when_called>
    constexpr print_window(fraction lower, bool lower_in, fraction upper, bool upper_in, bool open = false)
        : lower_(lower), upper_(upper), lower_in_(lower_in), upper_in_(upper_in), open_(open) {
        if (!open && (upper < lower || (lower == upper && !(lower_in && upper_in))))
            throw std::invalid_argument("pbo::print_window: nothing lies between " + detail::number_text(lower.value()) + " and " +
                                        detail::number_text(upper.value()));
    }
    template <class = detail::when_called>
    static constexpr std::uint64_t product(std::uint64_t a, std::uint64_t b) { return detail::checked_product(a, b); }
    template <class = detail::when_called>
    static constexpr fraction middle_of(fraction a, fraction b) {
        return {detail::checked_sum(product(a.numerator(), b.denominator()), product(b.numerator(), a.denominator())),
                product(2, product(a.denominator(), b.denominator()))};
    }

    fraction lower_;
    fraction upper_;
    bool lower_in_ = true;
    bool upper_in_ = false;
    bool open_ = false;
};

}  // namespace pbo

#endif
