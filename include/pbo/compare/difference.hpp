// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DIFFERENCE_HPP
#define PBO_COMPARE_DIFFERENCE_HPP

// By how much do two shares differ, and how sure is that?
//
//     difference(a, b)                                  // a minus b, Newcombe's interval at 95 %
//     difference(a, b, miettinen_nurminen, confidence_level{0.99})
//     paired_difference(both, first_only, second_only, neither)      // the same people twice, Tango's interval
//     part_against_whole(council, england)                           // the England that contains the council
//
// a and b are whatever converts to a proportion.  The default is Newcombe's, because it is made of two Wilson intervals
// and Wilson's is this library's default for one share; Tango's is the score interval, the same family, for pairs.

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/paired_difference_of.hpp>
#include <pbo/compare/part_and_whole.hpp>
#include <pbo/compare/tango.hpp>

#include <cstdint>

namespace pbo {

struct difference_function {
    template <difference_method M = newcombe_method>
    [[nodiscard]] estimate<difference_of> operator()(comparand const& first, comparand const& second, M const& method = {},
                                                     confidence_level const& level = {}) const {
        return method(difference_of{first, second}, level);
    }
};
/// difference(first, second, method = newcombe, level = 95 %): first minus second, two independent groups.
inline constexpr difference_function difference;

struct paired_difference_function {
    template <paired_difference_method M = tango_method>
    [[nodiscard]] estimate<paired_difference_of> operator()(paired_difference_of const& counts, M const& method = {},
                                                            confidence_level const& level = {}) const {
        return method(counts, level);
    }
    template <paired_difference_method M = tango_method>
    [[nodiscard]] estimate<paired_difference_of> operator()(std::uint64_t both, std::uint64_t first_only,
                                                            std::uint64_t second_only, std::uint64_t neither,
                                                            M const& method = {}, confidence_level const& level = {}) const {
        return method(paired_difference_of{both, first_only, second_only, neither}, level);
    }
};
/// paired_difference(counts, method = tango, level = 95 %): the first time minus the second, the same people.
inline constexpr paired_difference_function paired_difference;

struct part_against_whole_function {
    /// Throws std::domain_error when the whole does not contain the part.
    template <class M = newcombe_method>
        requires method_for<M, part_and_whole>
    [[nodiscard]] estimate<part_and_whole> operator()(comparand const& part, comparand const& whole, M const& method = {},
                                                      confidence_level const& level = {}) const {
        return method(part_and_whole{part, whole}, level);
    }
};
/// part_against_whole(part, whole, method = newcombe, level = 95 %): the part's share minus that of the whole with it.
inline constexpr part_against_whole_function part_against_whole;

}  // namespace pbo

#endif
