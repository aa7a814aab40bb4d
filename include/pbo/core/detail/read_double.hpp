// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_READ_DOUBLE_HPP
#define PBO_CORE_DETAIL_READ_DOUBLE_HPP

// A decimal number from text, the same in every locale: "-12.5e3".  Nothing for an empty text, for anything before or
// after the number (a space, a plus sign), for hexadecimal, for "inf" and "nan" (words, not measurements), and for a
// number too large or too small for a double.  std::from_chars does this; libc++ has none for double before version
// 20, so there the grammar is checked here and a stream in the classic locale does the rounding.

#include <optional>
#include <string_view>
#include <version>

#if defined(__cpp_lib_to_chars)
#include <charconv>
#include <system_error>
#else
#include <locale>
#include <sstream>
#include <string>
#endif

namespace pbo::detail {

#if defined(__cpp_lib_to_chars)
[[nodiscard]] inline std::optional<double> read_double(std::string_view text) {
    double value = 0.0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    if (!(value - value == 0.0)) return std::nullopt;
    return value;
}
#else
[[nodiscard]] inline std::optional<double> read_double(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    auto rest = text.substr(!text.empty() && text.front() == '-' ? 1 : 0);
    auto const take_digits = [&rest, digits] {
        auto const size = rest.find_first_not_of(digits);
        auto const taken = rest.substr(0, size);
        rest.remove_prefix(taken.size());
        return taken;
    };
    auto const whole = take_digits();
    std::string_view fraction;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        fraction = take_digits();
    }
    if (whole.empty() && fraction.empty()) return std::nullopt;
    if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
        rest.remove_prefix(1);
        if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);
        if (take_digits().empty()) return std::nullopt;
    }
    if (!rest.empty()) return std::nullopt;

    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    double value = 0.0;
    stream >> value;  // a subnormal number is read, and yet called a failure: so look at the value instead
    if (!(value - value == 0.0)) return std::nullopt;
    bool const all_zeros = whole.find_first_not_of('0') == std::string_view::npos &&
                           fraction.find_first_not_of('0') == std::string_view::npos;
    if (value == 0.0 && !all_zeros) return std::nullopt;
    return value;
}
#endif

}  // namespace pbo::detail

#endif
