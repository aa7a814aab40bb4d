// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_VARIATION_HPP
#define PBO_MEASURE_VARIATION_HPP

// Do councils differ by more than chance, and by how much?
//
//     auto o = pbo::outcomes(users, [](auto const& r) { return r.council.key(); });
//     pbo::variation(o)["independence"].standard_deviation          // between councils, beyond chance
//     pbo::variation(told_the_value)                                // any table of tallies or range of proportions
//
// Of k groups with people, x_i of n_i hit, N = sum n_i, P = sum x_i / N:
//   test                 Pearson's chi-squared of k proportions, k - 1 degrees of freedom (homogeneity.hpp)
//   standard_deviation   of the groups' own shares, on the scale of shares: the root of
//                            ( sum n_i (p_i - P)^2 - (k - 1) W ) / ( N - sum n_i^2 / N ),    at least 0,
//                            W = sum n_i p_i (1 - p_i) / (N - k),
//                        the moment estimator of a one-way analysis of variance with unequal groups (Cochran 1939; for
//                        shares Ridout, Demetrio and Firth 1999, Biometrics 55:137).  Unbiased for the variance before it
//                        is cut at 0, and unlike DerSimonian and Laird's with each group's own variance it needs no
//                        correction for groups where nobody or everybody was hit.
// Adjusted p-values over the areas.  Users and carers answer different instruments: each has a table of its own.
//
// Fewer than two groups with people: no test and no standard deviation (no degrees of freedom); nobody in any group with
// a second person in it: no standard deviation for the same reason.  Groups whose key is not stated (is_stated()) are
// left out, because they are no council.  The chi-squared test wants expectations of 5 or so (smallest_expected); the
// standard deviation of few groups is itself far from sure.  Councils differ in who answered as well as in what they do.
// O(groups) an area.

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/homogeneity.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/detail/two_shares.hpp>
#include <pbo/measure/outcomes.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct variation_between {
    std::uint64_t groups = 0;           ///< with people in them
    proportion all;                     ///< of all groups together
    test_result test;
    figure<double> smallest_expected;   ///< the smallest expectation behind the test
    figure<double> standard_deviation;  ///< beyond chance, as a share: 0.05 is five points

    friend bool operator==(variation_between const&, variation_between const&) = default;
};

struct area_variation : variation_between {
    figure<double> adjusted_p;  ///< adjusted over the areas

    friend bool operator==(area_variation const&, area_variation const&) = default;
};

struct outcome_variation {
    pbo::instrument instrument;
    std::vector<area_variation> areas;  ///< in the instrument's order
    adjustment_choice adjusted_by;

    /// Throws std::out_of_range, naming the areas there are.
    template <class = detail::when_called>
    [[nodiscard]] area_variation const& operator[](std::string_view area) const { return areas.at(instrument.index_of(area)); }
    friend bool operator==(outcome_variation const&, outcome_variation const&) = default;
};

namespace detail {

/// Keys that can say so are left out when they are not stated.
template <class Key>
[[nodiscard]] bool names_a_group(Key const& key) {
    if constexpr (requires { { key.is_stated() } -> std::convertible_to<bool>; })
        return key.is_stated();
    else
        return true;
}

/// The variance of the groups' own shares, cut at 0.  Each p_i - P is taken from exact products, so that shares of 10^15
/// people keep their digits, and N - sum n_i^2 / N is a sum of positive terms.
template <class = detail::when_called>
[[nodiscard]] inline figure<double> variance_between(std::vector<proportion> const& groups, proportion const& all) {
    auto const k = static_cast<double>(groups.size());
    auto const hits = static_cast<double>(all.hits());
    auto const misses = static_cast<double>(all.misses());
    auto const people = static_cast<double>(all.trials());
    if (groups.size() < 2 || all.trials() == groups.size()) return absence::no_degrees_of_freedom;
    double between = 0.0, within = 0.0, spread = 0.0;
    for (auto const& g : groups) {
        auto const n = static_cast<double>(g.trials());
        auto const x = static_cast<double>(g.hits());
        auto const y = static_cast<double>(g.misses());
        double const excess = difference_of_products(x, misses, y, hits) / people;
        between += excess * (excess / n);
        within += x * (y / n);
        spread += n * (static_cast<double>(all.trials() - g.trials()) / people);
    }
    return std::fmax(0.0, (between - (k - 1.0) * (within / (people - k))) / spread);
}

template <class = detail::when_called>
[[nodiscard]] inline variation_between variation_of(std::vector<proportion> const& groups) {
    variation_between v;
    v.groups = groups.size();
    std::uint64_t smallest = 0;
    for (auto const& g : groups) {
        v.all += g;
        smallest = smallest == 0 || g.trials() < smallest ? g.trials() : smallest;
    }
    v.test = groups.size() < 2 ? not_tested(absence::no_degrees_of_freedom, homogeneity.name()) : homogeneity(groups);
    v.smallest_expected = v.all.value().transform([&](double share) {
        return static_cast<double>(smallest) * std::fmin(share, 1.0 - share);
    });
    v.standard_deviation = variance_between(groups, v.all).transform([](double variance) { return std::sqrt(variance); });
    return v;
}

struct variation_function {
    /// The share better in each area, between the keys of a table.
    template <class Key>
    [[nodiscard]] outcome_variation operator()(outcome_table<Key> const& outcomes, adjustment_choice over_areas = {}) const {
        outcome_variation all{outcomes.questions(), {}, over_areas};
        std::vector<figure<double>> p_values;
        for (std::size_t i = 0; i < all.instrument.size(); ++i) {
            std::vector<proportion> groups;
            for (auto const& entry : outcomes.counts())
                if (names_a_group(entry.key)) add(groups, outcome_view{entry.cell, all.instrument}[i].better());
            all.areas.push_back({variation_of(groups), {}});
            p_values.push_back(all.areas.back().test.p_value);
        }
        p_values = over_areas(std::move(p_values));
        for (std::size_t i = 0; i < all.areas.size(); ++i) all.areas[i].adjusted_p = p_values[i];
        return all;
    }

    /// Between the keys of a table of tallies or proportions.
    template <class Key, std::convertible_to<proportion> Cell, class Context>
    [[nodiscard]] variation_between operator()(table<Key, Cell, Context> const& counted) const {
        std::vector<proportion> groups;
        for (auto const& entry : counted)
            if (names_a_group(entry.key)) add(groups, entry.cell);
        return variation_of(groups);
    }

    /// Between proportions, or what has a projection to one.
    template <class Groups, class Projection = std::identity>
        requires std::convertible_to<std::invoke_result_t<Projection const&, decltype(*std::declval<Groups const&>().begin())>,
                                     proportion>
    [[nodiscard]] variation_between operator()(Groups const& of, Projection projection = {}) const {
        std::vector<proportion> groups;
        for (auto const& group : of) add(groups, std::invoke(projection, group));
        return variation_of(groups);
    }

private:
    /// Nobody is no group.
    template <class = detail::when_called>
    static void add(std::vector<proportion>& groups, proportion const& p) {
        if (p.trials() != 0) groups.push_back(p);
    }
};

}  // namespace detail

/// variation(outcomes by council, adjustment = holm); variation(table of tallies); variation(proportions, projection).
inline constexpr detail::variation_function variation{};

}  // namespace pbo

#endif
