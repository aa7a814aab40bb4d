// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_TEXT_FORM_HPP
#define PBO_CORE_TEXT_FORM_HPP

// How is a value written, and how is it read back?  text_form<T> gives three answers, and reading what was written
// gives the same value:
//
//     std::optional<T> read(std::string_view)     nothing when the text is not a T; never throws for bad text
//     std::string      write(T const&)
//     std::string      expected()                 what would have been right, for error messages
//
// Enumerations need only a table of spellings; a user's own type specialises text_form itself.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/alike.hpp>
#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/grouped_digits.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/name.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace pbo {

template <class T>
struct text_form;

template <class T>
concept has_text_form = requires(std::string_view text, T const& value) {
    { text_form<T>::read(text) } -> std::same_as<std::optional<T>>;
    { text_form<T>::write(value) } -> std::convertible_to<std::string>;
    { text_form<T>::expected() } -> std::convertible_to<std::string>;
};

/// One spelling of one value of an enumeration.  The first spelling of a value is the one that is written.
template <class E>
struct spelled {
    E value;
    std::string_view text;
};

/// Specialise with a std::array of spelled<E> to give an enumeration its texts.
template <class E>
inline constexpr std::array<spelled<E>, 0> spellings_of{};

/// Other words for the values, as published files have them: read, and never written.  Specialise likewise.
template <class E>
inline constexpr std::array<spelled<E>, 0> official_words_of{};

template <class E>
concept spelled_enumeration = std::is_enum_v<E> && (spellings_of<E>.size() > 0);

/// The text of an enumeration's value: spelling(role::carer) is "carer".
template <spelled_enumeration E>
[[nodiscard]] constexpr std::string_view spelling(E value) {
    for (auto const& s : spellings_of<E>)
        if (s.value == value) return s.text;
    return "?";
}

/// Read in any capitals, with blanks or underscores between words.
template <spelled_enumeration E>
struct text_form<E> {
    static constexpr std::optional<E> read(std::string_view text) {
        for (auto const& s : spellings_of<E>)
            if (s.text == text) return s.value;
        if (detail::trimmed(text).empty()) return std::nullopt;
        for (auto const& s : spellings_of<E>)
            if (detail::alike(s.text, text)) return s.value;
        for (auto const& s : official_words_of<E>)
            if (detail::alike(s.text, text)) return s.value;
        return std::nullopt;
    }
    static std::string write(E value) { return std::string(spelling(value)); }
    static std::string expected() {
        std::string all = "one of";
        for (auto const& s : spellings_of<E>)
            all += (all.size() == 6 ? " " : ", ") + std::string(s.text.empty() ? "or nothing" : s.text);
        return all;
    }
};

template <spelled_enumeration E>
std::ostream& operator<<(std::ostream& out, E value) {
    return out << spelling(value);
}

template <>
struct text_form<std::string> {
    static std::optional<std::string> read(std::string_view text) { return std::string(text); }
    static std::string write(std::string const& value) { return value; }
    static std::string expected() { return "any text"; }
};

/// Names held in place: a text that is too long is refused, never cut.
template <std::size_t Capacity>
struct text_form<basic_label<Capacity>> {
    static constexpr std::optional<basic_label<Capacity>> read(std::string_view text) {
        if (text.size() > Capacity) return std::nullopt;
        return basic_label<Capacity>(text);
    }
    static std::string write(basic_label<Capacity> const& value) { return std::string(value.view()); }
    static std::string expected() { return "a text of at most " + std::to_string(Capacity) + " bytes"; }
};

/// Names of any length.
template <std::size_t Inline>
struct text_form<basic_name<Inline>> {
    static constexpr std::optional<basic_name<Inline>> read(std::string_view text) { return basic_name<Inline>(text); }
    static std::string write(basic_name<Inline> const& value) { return std::string(value.view()); }
    static std::string expected() { return "any text"; }
};

template <>
struct text_form<bool> {
    template <class = detail::when_called>
    static constexpr std::optional<bool> read(std::string_view text) {
        if (text == "yes" || text == "true" || text == "1") return true;
        if (text == "no" || text == "false" || text == "0") return false;
        return std::nullopt;
    }
    static std::string write(bool value) { return value ? "yes" : "no"; }
    static std::string expected() { return "yes or no"; }
};

namespace detail {
template <class T>
concept whole_number_type =
    std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
    !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

}  // namespace detail

/// Whole numbers, with or without commas or blanks between thousands ("1,114", "1 114"), also as programs write them
/// that know only real numbers ("12.0", "1e+05").  No plus sign.
template <detail::whole_number_type T>
struct text_form<T> {
    static std::optional<T> read(std::string_view text) {
        if (auto const value = plain(text)) return value;
        detail::digit_buffer digits;
        auto const grouped = detail::without_separators(text, digits);
        if (!grouped) return std::nullopt;
        if (auto const value = plain(*grouped)) return value;
        detail::digit_buffer whole;
        auto const written_out = detail::whole_digits(*grouped, whole);
        return written_out ? plain(*written_out) : std::nullopt;
    }
    static std::string write(T value) { return std::to_string(value); }
    static std::string expected() {
        return "a whole number from " + std::to_string(std::numeric_limits<T>::min()) + " to " +
               std::to_string(std::numeric_limits<T>::max());
    }

private:
    static std::optional<T> plain(std::string_view text) {
        T value{};
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return value;
    }
};

/// Finite decimal numbers, also with commas or blanks between thousands, written with as many digits as it takes to
/// read the same double back.
template <>
struct text_form<double> {
    template <class = detail::when_called>
    static std::optional<double> read(std::string_view text) {
        if (auto const value = detail::read_decimal(text))
            return value;  // not "inf" and "nan", which are no measurements
        detail::digit_buffer digits;
        auto const grouped = detail::without_separators(text, digits);
        return grouped ? detail::read_decimal(*grouped) : std::nullopt;
    }
    template <class = detail::when_called>
    static std::string write(double value) { return detail::number_text(value); }
    static std::string expected() { return "a number"; }
};

/// A value that may be left out: the empty text.
template <has_text_form T>
struct text_form<std::optional<T>> {
    static std::optional<std::optional<T>> read(std::string_view text) {
        if (text.empty()) return std::optional<std::optional<T>>(std::in_place);
        auto value = text_form<T>::read(text);
        if (!value.has_value()) return std::nullopt;
        return std::optional<std::optional<T>>(std::in_place, std::move(value));
    }
    static std::string write(std::optional<T> const& value) { return value ? text_form<T>::write(*value) : std::string{}; }
    static std::string expected() { return text_form<T>::expected() + ", or nothing"; }
};

/// A value or the published symbol of its absence (absence_symbols.hpp has all that are taken).  Flags behind a value
/// are passed over ("12 [e]" is 12); "9,999 (9,999)" is a figure followed by its revision, of which the first is taken;
/// both must be figures.  A figure of text knows only the symbols that are written here, so that every other text reads
/// back.
template <has_text_form T>
struct text_form<figure<T>> {
    static std::optional<figure<T>> read(std::string_view text) {
        text = detail::trimmed(text);
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (text == absence_symbols[i]) return figure<T>(static_cast<absence>(i));
        if (text.empty()) return figure<T>(absence::not_available);
        if constexpr (std::convertible_to<T const&, std::string_view>) {
            if (text == ".." || text == ":" || text == "(:)") return figure<T>(absence::not_available);
            if (auto value = text_form<T>::read(text)) return figure<T>(std::move(*value));
            return std::nullopt;
        } else {
            if (auto value = text_form<T>::read(text)) return figure<T>(std::move(*value));
            if (auto const why = absence_named(text)) return figure<T>(*why);
            if (auto const parted = without_flags(text); !parted.flags.empty()) return read(parted.figure);
            auto const bracket = text.find(" (");
            if (text.back() != ')' || bracket == std::string_view::npos) return std::nullopt;
            auto const revision = text.substr(bracket + 2, text.size() - bracket - 3);
            if (revision.find('(') != std::string_view::npos || !read(revision)) return std::nullopt;
            return read(text.substr(0, bracket));
        }
    }
    static std::string write(figure<T> const& value) {
        return value.has_value() ? text_form<T>::write(value.value()) : std::string(symbol(value.reason()));
    }
    static std::string expected() {
        return text_form<T>::expected() + ", or one of the symbols " + std::string(absence_symbols_taken);
    }
};

}  // namespace pbo

#endif
