// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Every method against 45-digit arithmetic that took another route (tests/reference/two_proportions.py): ends, groups of
// one, 1 in a million, 10^15, levels from 1e-8 to 1 - 1e-10.

#include <pbo/compare/mantel_haenszel.hpp>
#include <pbo/compare/stratified_miettinen_nurminen.hpp>

#include "two_proportions_reference.hpp"
#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <map>
#include <sstream>
#include <string>

using pairs_of_proportions::close;

namespace {

// Limits that are 0 because two large numbers meet may be off by what those numbers cannot hold.
template <class E, class Rows, class Make>
void compare_all(Rows const& rows, Make const& make, double absolute) {
    std::map<std::string_view, int> compared;
    for (auto const& row : rows) {
        E const e = make(row.counts);
        CAPTURE(row.method);
        CAPTURE(e);
        CAPTURE(row.level);
        auto const i = pairs_of_proportions::limits_of(row.method, e, row.level);
        CAPTURE(i.lower());
        CAPTURE(row.lower);
        CAPTURE(i.upper());
        CAPTURE(row.upper);
        // At a level of 1e-8 an exact limit is where a probability is 1e-8 short of 1 or 1/2: a double has 8 digits there.
        bool const blunt = row.level < 1e-6 && (row.method == "exact_conditional" || row.method == "mid_p");
        double const relative = blunt ? 1e-7 : 2e-13;
        CHECK(close(i.lower(), row.lower, relative, absolute));
        CHECK(close(i.upper(), row.upper, relative, absolute));
        ++compared[row.method];
    }
    for (auto const& m : pbo::methods_for<E>) CHECK(compared[m.name()] > 0);
    std::ostringstream report;
    for (auto const& [method, n] : compared) report << "  " << method << ": " << n;
    MESSAGE("rows compared:" << report.str());
}

template <class E>
E two(std::array<std::uint64_t, 4> const& n) {
    return {{n[0], n[1]}, {n[2], n[3]}};
}

template <class E>
pbo::stratified<E> strata(std::string_view name) {
    if (name == "admissions")
        return {{{512, 825}, {89, 108}},  {{353, 560}, {17, 25}},  {{120, 325}, {202, 593}},
                {{138, 417}, {131, 375}}, {{53, 191}, {94, 393}}, {{22, 373}, {24, 341}}};
    if (name == "trials")
        return {{{15, 16}, {9, 16}}, {{12, 16}, {1, 16}}, {{29, 34}, {18, 34}},
                {{42, 56}, {31, 56}}, {{14, 22}, {6, 22}}, {{44, 54}, {17, 55}}};
    return {{{4, 16}, {5, 79}}, {{2, 16}, {3, 87}}, {{4, 18}, {10, 90}}, {{1, 15}, {3, 82}}};
}

template <class E>
void compare_stratified(reference::stratified_row const& row) {
    auto const e = strata<E>(row.strata);
    pbo::confidence_level const level{row.level};
    auto const found = row.method == "mantel_haenszel" ? pbo::mantel_haenszel(e, level) : pbo::miettinen_nurminen(e, level);
    CHECK(close(*found.value, row.value, 1e-12));
    CHECK(close(found.limits.value().lower(), row.lower, 1e-12));
    CHECK(close(found.limits.value().upper(), row.upper, 1e-12));
    CHECK(found.method == row.method);
}

}  // namespace

TEST_CASE("differences agree with 45-digit arithmetic") {
    compare_all<pbo::difference_of>(reference::differences, two<pbo::difference_of>, 3e-16);
}
TEST_CASE("ratios agree with 45-digit arithmetic") {
    compare_all<pbo::ratio_of>(reference::ratios, two<pbo::ratio_of>, 0.0);
}
TEST_CASE("odds ratios agree with 45-digit arithmetic") {
    compare_all<pbo::odds_ratio_of>(reference::odds_ratios, two<pbo::odds_ratio_of>, 0.0);
}
TEST_CASE("paired differences agree with 45-digit arithmetic") {
    compare_all<pbo::paired_difference_of>(
        reference::paired_differences,
        [](std::array<std::uint64_t, 4> const& n) { return pbo::paired_difference_of{n[0], n[1], n[2], n[3]}; }, 3e-16);
}
TEST_CASE("stratified values and limits agree with 45-digit arithmetic") {
    for (auto const& row : reference::stratified) {
        CAPTURE(row.strata);
        CAPTURE(row.family);
        CAPTURE(row.method);
        CAPTURE(row.level);
        if (row.family == "difference") compare_stratified<pbo::difference_of>(row);
        else if (row.family == "ratio") compare_stratified<pbo::ratio_of>(row);
        else compare_stratified<pbo::odds_ratio_of>(row);
    }
    MESSAGE(std::size(reference::stratified) << " rows compared");
}
