// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_FIGURE_HPP
#define PBO_CORE_FIGURE_HPP

// Is there a number, and if not, why not?  A figure is a T or the reason there is none.  What a reader makes of [c] is
// the same figure that a writer prints as [c]: an absent figure never turns into a zero on the way.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/platform.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pbo {

/// Why there is no number.  Two come out of arithmetic; the others are published symbols (NHS England, ASCOF and ASCS
/// releases, the Analysis Function's shorthand), with others that mean the same in absence_symbols.hpp.
enum class absence : std::uint8_t {
    suppressed,             ///< [c]  not shown, to protect people
    not_available,          ///< [x]  not provided or not usable; ".." in older files
    not_applicable,         ///< [z]
    none_recorded,          ///< [w]
    nothing_to_divide_by,   ///< a share of nobody
    no_degrees_of_freedom,  ///< a survey with no more clusters than strata
    too_small,              ///< [low]  a figure that would round to zero and is not zero
    reason_not_stated       ///< -  releases differ in what it means
};

inline constexpr std::size_t absence_reasons = 8;
inline constexpr std::array<std::string_view, absence_reasons> absence_symbols{"[c]",   "[x]",  "[z]",   "[w]",
                                                                               "[n/0]", "[df]", "[low]", "-"};
inline constexpr std::array<std::string_view, absence_reasons> absence_words{
    "suppressed",           "not available",         "not applicable",    "none recorded",
    "nothing to divide by", "no degrees of freedom", "too small to show", "reason not stated"};

/// The symbol as published: [c].
[[nodiscard]] constexpr std::string_view symbol(absence why) { return absence_symbols.at(static_cast<std::size_t>(why)); }
/// The reason in words: suppressed.
[[nodiscard]] constexpr std::string_view words(absence why) { return absence_words.at(static_cast<std::size_t>(why)); }
template <class = detail::when_called>
inline std::ostream& operator<<(std::ostream& out, absence why) { return out << symbol(why); }

/// A number was asked of a figure that has none; what() names the reason.
class absent_figure : public std::domain_error {
public:
    template <class = detail::when_called>
    explicit absent_figure(absence why)
        : std::domain_error("pbo::figure: there is no value: " + std::string(words(why))), why_(why) {}
    [[nodiscard]] absence reason() const noexcept { return why_; }

private:
    absence why_;
};

template <std::regular T>
class figure {
public:
    using value_type = T;

    /// Not available: a figure nobody has filled in is not zero.
    constexpr figure() = default;
    constexpr figure(T value) : value_(std::move(value)), present_(true) {}
    constexpr figure(absence why) : why_(why) {}
    /// What a record of one's own may lack: nothing in it is not available.
    template <std::convertible_to<T> Value>
        requires(!std::same_as<T, std::optional<Value>>)
    constexpr figure(std::optional<Value> const& value) {
        if (value) *this = figure(static_cast<T>(*value));
    }

    [[nodiscard]] constexpr bool has_value() const noexcept { return present_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept
        requires(!std::same_as<T, bool>)
    {
        return present_;
    }

    /// !f of a yes or no could mean that there is none, or that it is no.
    template <class Value = T>
        requires std::same_as<Value, bool>
    bool operator!() const {
        static_assert(!std::same_as<Value, bool>, "pbo: of a figure that is yes or no write !f.has_value() or !*f, whichever is meant");
        return false;
    }

    /// Throws absent_figure, naming the reason.
    [[nodiscard]] constexpr T const& value() const {
        if (!present_) throw absent_figure(why_);
        return value_;
    }
    [[nodiscard]] constexpr T const& operator*() const { return value(); }
    [[nodiscard]] constexpr T const* operator->() const { return &value(); }
    [[nodiscard]] constexpr T value_or(T other) const { return present_ ? value_ : other; }

    /// Throws std::logic_error when there is a value.
    [[nodiscard]] constexpr absence reason() const {
        if (present_) throw std::logic_error("pbo::figure: a figure with a value has no reason to be absent");
        return why_;
    }

    /// The figure of f(value), or the same reason.
    template <class F>
    [[nodiscard]] constexpr auto transform(F&& f) const -> figure<std::remove_cvref_t<std::invoke_result_t<F, T const&>>> {
        if (!present_) return why_;
        return std::invoke(std::forward<F>(f), value_);
    }

    friend constexpr bool operator==(figure const& a, figure const& b) {
        return a.present_ == b.present_ && (a.present_ ? a.value_ == b.value_ : a.why_ == b.why_);
    }
    friend std::ostream& operator<<(std::ostream& out, figure const& f) {
        return f.present_ ? out << detail::plain(f.value_) : out << symbol(f.why_);
    }

private:
    T value_{};
    absence why_ = absence::not_available;
    bool present_ = false;
};

namespace detail {
template <class T>
inline constexpr bool is_figure = false;
template <class T>
inline constexpr bool is_figure<figure<T>> = true;
}  // namespace detail

}  // namespace pbo

#endif
