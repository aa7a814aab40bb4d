// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_CALCULATIONS_HPP
#define PBO_EXAMPLES_SUPPORT_CALCULATIONS_HPP

// From a method's code name and counts as text to an estimate and its limits.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/parse_method.hpp>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace examples {

struct calculated_result {
    pbo::figure<double> estimate, lower, upper;
};

/// x1, n1, x2, n2 as they stand in the row.
using count_texts = std::array<std::string_view, 4>;

namespace detail {

template <class T>
T value_of(std::string_view name, std::string_view text) {
    auto const value = pbo::text_form<T>::read(pbo::detail::trimmed(text));
    if (!value)
        throw std::invalid_argument(std::string(name) + ": met '" + std::string(text.substr(0, 80)) + "'; expected " +
                                    pbo::text_form<T>::expected());
    return *value;
}

inline pbo::proportion proportion_of(count_texts const& counts, std::size_t first) {
    static constexpr std::array<std::string_view, 4> names{"x1", "n1", "x2", "n2"};
    return {value_of<std::uint64_t>(names[first], counts[first]), value_of<std::uint64_t>(names[first + 1], counts[first + 1])};
}

template <class Estimate>
calculated_result result_of(Estimate const& e) {
    return {e.value, e.limits.transform([](pbo::interval const& i) { return i.lower(); }),
            e.limits.transform([](pbo::interval const& i) { return i.upper(); })};
}

}  // namespace detail

/// Throws std::exception with the reason for whatever cannot be computed.
inline calculated_result calculate(std::string_view method, count_texts const& counts, std::string_view level) {
    method = pbo::detail::trimmed(method);
    auto const wanted = pbo::detail::trimmed(level).empty() ? pbo::confidence_level{}
                                                            : pbo::confidence_level{detail::value_of<double>("level", level)};
    auto const chosen = pbo::parse_method(method);
    if (!counts[2].empty() || !counts[3].empty())
        throw std::invalid_argument(std::string(method) + " takes one proportion: leave x2 and n2 empty");
    return detail::result_of(chosen(detail::proportion_of(counts, 0), wanted));
}

/// All methods with a line each.
inline std::string list_of_methods() {
    std::string out;
    for (auto const& m : pbo::interval_method_forms) {
        std::string name(m.form);
        name.resize(std::max<std::size_t>(name.size() + 2, 34), ' ');
        out += name + std::string(m.what) + "\n";
    }
    return out;
}

}  // namespace examples

#endif
