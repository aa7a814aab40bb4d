// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Every method and test for two proportions, on any counts, at any level: limits are ordered, inside the estimand's range and
// no NaN, and p-values are from 0 to 1.  Methods that enumerate are asked of as many people as they take in a short time.
#include <pbo/compare/any_comparison_method.hpp>
#include <pbo/compare/two_proportion_tests.hpp>

#include "fuzzing.hpp"

#include <array>
#include <cmath>

namespace {

using fuzzing::stop;

void shown(char const* what, std::string_view method, std::array<std::uint64_t, 4> const& n, double level, double lower, double upper) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), "%s: %llu %llu %llu %llu at %.17g: %.17g %.17g", std::string(method).c_str(),
                  static_cast<unsigned long long>(n[0]), static_cast<unsigned long long>(n[1]), static_cast<unsigned long long>(n[2]),
                  static_cast<unsigned long long>(n[3]), level, lower, upper);
    stop(what, text.data());
}

template <class E>
void limits_hold(pbo::listed_method<E> const& m, E const& e, pbo::confidence_level const& level, std::array<std::uint64_t, 4> const& n) {
    auto const both = m.limits(e, level);
    if (!both) return;
    auto const i = *both;
    if (!(i.lower() >= E::range.lower() && i.lower() <= i.upper() && i.upper() <= E::range.upper()))
        shown("limits beyond their range", m.form, n, level.value(), i.lower(), i.upper());
    if (auto const value = e.value(); value && std::isnan(*value)) shown("a value that is no number", m.form, n, level.value(), *value, 0.0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace pbo;
    fuzzing::pieces from(data, size);
    auto const what = from.byte() % 5;
    auto const which = from.byte();
    auto const level = (which & 128U) != 0 ? confidence_level{} : confidence_level{from.share()};
    bool const enumerates = what == 2 || what == 4;
    std::uint64_t const most = enumerates ? 60 : 1'000'000'000'000;
    auto const n1 = from.count(most), n2 = from.count(most);
    auto const x1 = from.count(n1), x2 = from.count(n2);
    std::array const counts{x1, n1, x2, n2};
    proportion const a{x1, n1}, b{x2, n2};
    auto const pick = [which](auto const& list) -> auto const& { return list[which % list.size()]; };
    if (what == 0) limits_hold(pick(methods_for<difference_of>), difference_of{a, b}, level, counts);
    if (what == 1) limits_hold(pick(methods_for<ratio_of>), ratio_of{a, b}, level, counts);
    if (what == 2) limits_hold(pick(methods_for<odds_ratio_of>), odds_ratio_of{a, b}, level, counts);
    if (what == 3) limits_hold(pick(methods_for<paired_difference_of>), paired_difference_of{x1, n1 - x1, x2, n2 - x2}, level, counts);
    if (what == 4) {
        auto const& test = pick(two_proportion_tests());
        auto const r = parse_two_proportion_test(test.name)(a, b);
        if (r.p_value && !(*r.p_value >= 0.0 && *r.p_value <= 1.0)) shown("a p-value beyond its range", test.name, counts, 0.0, *r.p_value, 0.0);
        if (r.statistic && std::isnan(*r.statistic)) shown("a statistic that is no number", test.name, counts, 0.0, *r.statistic, 0.0);
    }
    return 0;
}
