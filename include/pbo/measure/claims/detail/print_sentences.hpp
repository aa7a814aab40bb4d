// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_PRINT_SENTENCES_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_PRINT_SENTENCES_HPP

// The texts of a claim as numbers, and what was found as sentences; figures in them are exact, rounded halves up.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/measure/claims/detail/printed_decimal.hpp>
#include <pbo/measure/claims/print_claim.hpp>
#include <pbo/measure/claims/printed_figure.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Blanks of any width end a value, but a narrow one between thousands does not: 1 200.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> values_in(std::string_view text) {
    std::vector<std::string> values(1);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const wide = text.substr(i).starts_with("\u00A0")                                           ? 2
                                 : text.substr(i).starts_with("\u2009") || text.substr(i).starts_with("\u202F") ? 3
                                                                                                                : 0;
        if (wide != 0) {
            i += wide;  // a thousands' blank: the digits go on
            continue;
        }
        char const c = text[i++];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            values.back() += c;
        else if (!values.back().empty())
            values.emplace_back();
    }
    if (values.back().empty()) values.pop_back();
    return values;
}

/// 1,234 or 27.1 or 27.1%.
template <class = detail::when_called>
[[nodiscard]] inline printed_decimal value_in(std::string_view text, std::string_view column = "values") {
    bool const per_cent = text.ends_with('%');
    auto d = read_printed_decimal(per_cent ? text.substr(0, text.size() - 1) : text);
    if (!d)
        throw print_claim_error(
            std::string(column), std::string(text.substr(0, 80)),
            "numbers separated by blanks, such as 1,234 or 27.1 or 27.1% (at most 15 digits, 6 of them decimals)");
    d->per_cent = per_cent;
    return *d;
}
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::uint64_t> base_in(std::string_view text) {
    auto const values = values_in(text);
    if (values.empty()) return std::nullopt;
    auto const d = values.size() == 1 ? read_printed_decimal(values.front()) : std::nullopt;
    if (!d || d->decimals != 0 || d->digits == 0)
        throw print_claim_error("base", std::string(text.substr(0, 80)),
                                "one whole number of at least 1, such as 2,022, or nothing");
    return d->digits;
}
/// The values as counts: whole numbers, or money to the penny.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<printed_decimal> values_of(print_claim const& c) {
    std::vector<printed_decimal> all;
    for (auto const& text : values_in(c.values)) all.push_back(value_in(text));
    return all;
}
template <class = detail::when_called>
[[nodiscard]] inline printed_figure figure_of(print_claim const& c) {
    try {
        return read_printed_figure(c.printed);
    } catch (std::invalid_argument const& e) {
        throw print_claim_error("printed", c.printed.substr(0, 80), e.what());
    }
}
template <class = detail::when_called>
[[nodiscard]] inline std::string points_text(std::string number) { return number + (number == "1" ? " point" : " points"); }

/// A number without "%" or "times" in a column where one kind is meant.
template <class = detail::when_called>
[[nodiscard]] inline printed_figure figure_of(print_claim const& c, printed_as meant) {
    auto f = figure_of(c);
    if (!f.window || f.as != printed_as::number) return f;
    auto with = c;
    with.printed += meant == printed_as::per_cent ? "%" : " times";
    bool const small_ones = f.window->contains(fraction{}) ||
                       (f.decimals != 0 && f.window->upper() && *f.window->upper() <= fraction{1, 1});
    if (meant == printed_as::per_cent && small_ones)
        throw print_claim_error("printed", c.printed.substr(0, 80),
                                "a per cent with its sign: is 0.25 here 25% or 0.25%?");
    return figure_of(with);
}

template <class = detail::when_called>
[[nodiscard]] inline std::string count_text(std::uint64_t n) { return decimal_text({n, 1}, 0); }
template <class = detail::when_called>
[[nodiscard]] inline std::string value_text(printed_decimal const& d) {
    return decimal_text({d.digits, power_of_ten(d.decimals)}, d.decimals) + (d.per_cent ? "%" : "");
}
template <class = detail::when_called>
[[nodiscard]] inline std::string per_cent_text(fraction const& f, unsigned decimals) {
    return decimal_text(in_per_cent(f), decimals) + "%";
}
/// One digit more than is printed, and as many as it takes not to mislead: 6 of 152 prints 3.9 %, and 3.95 % would not.
template <class = detail::when_called>
[[nodiscard]] inline std::string beside_print(fraction const& f, unsigned decimals) {
    auto const printed = decimal_text(f, decimals);
    for (unsigned more = decimals + 1;; ++more) {
        auto const shown = decimal_text(f, more);
        std::string digits;
        for (char c : shown)
            if (c != ',' && c != '.') digits += c;
        if (more == decimals + 4 || digits.size() > 18) return short_decimal_text(f, more);
        std::uint64_t whole = 0;
        for (char c : digits) whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
        if (decimal_text({whole, power_of_ten(more)}, decimals) == printed) return short_decimal_text(f, more);
    }
}
template <class = detail::when_called>
[[nodiscard]] inline std::string per_cent_beside_print(fraction const& f, unsigned decimals) {
    return beside_print(in_per_cent(f), decimals) + "%";
}

template <class = detail::when_called>
[[nodiscard]] inline std::string range_text(compatible_counts const& r) {
    if (r.smallest == r.largest) return count_text(r.smallest);
    if (r.largest == std::numeric_limits<std::uint64_t>::max()) return count_text(r.smallest) + " and more";
    return count_text(r.smallest) + " to " + count_text(r.largest);
}
/// 57; 60 to 64; ... at most so many, and how many more.
template <class = detail::when_called>
[[nodiscard]] inline std::string ranges_text(std::vector<compatible_counts> const& all) {
    std::string text;
    for (auto const& r : all) text += (text.empty() ? "" : "; ") + range_text(r);
    return text;
}

/// What a window allows: "60 % and more, under 66.67 %".
template <class = detail::when_called>
[[nodiscard]] inline std::string window_text(print_window const& w, printed_as as) {
    auto const value = [as](fraction const& f) {
        if (as == printed_as::points) return points_text(short_decimal_text(in_per_cent(f), 6));
        if (as == printed_as::number || as == printed_as::times)
            return short_decimal_text(f, 6) + (as == printed_as::times ? " times" : "");
        return short_decimal_text(in_per_cent(f), 2) + "%";
    };
    if (!w.upper()) return (w.lower_in() ? "at least " : "over ") + value(w.lower());
    if (w.lower() == *w.upper()) return "exactly " + value(w.lower());
    if (w.lower() == fraction{} && w.lower_in()) return (w.upper_in() ? "at most " : "under ") + value(*w.upper());
    return (w.lower_in() ? "" : "over ") + value(w.lower()) + (w.lower_in() ? " and more, " : " and ") +
           (w.upper_in() ? "at most " : "under ") + value(*w.upper());
}
/// How the words were read, where there is more to it than rounding.
template <class = detail::when_called>
[[nodiscard]] inline std::string reading_text(print_claim const& c, printed_figure const& f) {
    return f.in_words && f.window ? " ('" + c.printed + "' is read as " + window_text(*f.window, f.as) + ")" : "";
}

template <class = detail::when_called>
[[nodiscard]] inline checked_print found(print_claim const& c, print_verdict verdict, std::string what_holds,
                                         std::string bases = {}) {
    return {c.kind, c.printed, c.values, verdict, std::move(what_holds), std::move(bases)};
}

}  // namespace pbo::detail

#endif
