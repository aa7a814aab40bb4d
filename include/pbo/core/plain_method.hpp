// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_PLAIN_METHOD_HPP
#define PBO_CORE_PLAIN_METHOD_HPP

// What do methods and tests have in common that have no parameters?  A name, and that any two of a kind are equal.  They state their
// name, and what else holds of them (contains_value, shortest_level) as members, and have the rest from here:
//
//     struct wald_method : pbo::plain_method<wald_method> {
//         static constexpr pbo::label method_name = "wald";
//     };
//     wald_method{}.name();
//
// A method with parameters has a name() and an equality of its own.

#include <pbo/core/label.hpp>

namespace pbo {

template <class Method>
struct plain_method {
    [[nodiscard]] static constexpr label const& name() noexcept { return Method::method_name; }
    friend constexpr bool operator==(plain_method const&, plain_method const&) = default;
};

}  // namespace pbo

#endif
