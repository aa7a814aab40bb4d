// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_STRATIFIED_HPP
#define PBO_COMPARE_STRATIFIED_HPP

// Is it also true within every age band?  One comparison of two groups per stratum, and one common difference, ratio or
// odds ratio for all of them, so that groups of a different make-up are not compared as if they were alike.
//
// The value is Mantel and Haenszel's: with N = n1 + n2 in each stratum and sums over strata
//
//     difference   sum (x1 n2 - x2 n1) / N  /  sum n1 n2 / N
//     ratio        sum x1 n2 / N  /  sum x2 n1 / N
//     odds ratio   sum x1 m2 / N  /  sum m1 x2 / N
//
// A stratum with an empty group adds nothing.  Nothing to divide by: no value, and the whole range as limits.

#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

template <class E>
concept two_group_estimand = std::derived_from<E, two_groups>;

template <two_group_estimand E>
class stratified {
public:
    static constexpr interval range = E::range;

    stratified() = default;
    stratified(std::vector<E> strata) : strata_(std::move(strata)) {}
    stratified(std::initializer_list<E> strata) : strata_(strata) {}
    /// From any range of pairs of proportions: whatever has a first and a second.
    template <class Range>
        requires(!std::same_as<std::remove_cvref_t<Range>, stratified> &&
                 requires(Range const& r) {
                     { (*r.begin()).first } -> std::convertible_to<proportion>;
                     { (*r.begin()).second } -> std::convertible_to<proportion>;
                     r.end();
                 })
    explicit stratified(Range const& pairs) {
        for (auto const& pair : pairs) strata_.emplace_back(pair.first, pair.second);
    }

    [[nodiscard]] std::vector<E> const& strata() const noexcept { return strata_; }

    [[nodiscard]] figure<double> value() const {
        double up = 0.0;
        double down = 0.0;
        for (E const& e : strata_) {
            if (e.one_is_empty()) continue;
            auto const c1 = detail::real_counts_of(e.first);
            auto const c2 = detail::real_counts_of(e.second);
            double const n = c1.trials + c2.trials;
            if constexpr (std::same_as<E, difference_of>) {
                up += detail::difference_of_products(c1.hits, c2.trials, c2.hits, c1.trials) / n;
                down += c1.trials * (c2.trials / n);
            } else if constexpr (std::same_as<E, ratio_of>) {
                up += c1.hits * (c2.trials / n);
                down += c2.hits * (c1.trials / n);
            } else {
                up += c1.hits * (c2.misses / n);
                down += c2.hits * (c1.misses / n);
            }
        }
        if (down == 0.0) return absence::nothing_to_divide_by;
        return up / down;
    }

    friend bool operator==(stratified const&, stratified const&) = default;

    static constexpr std::array<std::string_view, 5> evidence_names{"strata", "hits_1", "trials_1", "hits_2", "trials_2"};
    [[nodiscard]] std::array<std::uint64_t, 5> evidence() const {
        two_groups const all = pooled();
        return {strata_.size(), all.first.hits(), all.first.trials(), all.second.hits(), all.second.trials()};
    }
    friend std::ostream& operator<<(std::ostream& out, stratified const& e) {
        return out << e.pooled() << " in " << detail::plain(e.strata_.size())
                   << (e.strata_.size() == 1 ? " stratum" : " strata");
    }

private:
    [[nodiscard]] two_groups pooled() const {
        two_groups all;
        for (E const& e : strata_) {
            all.first += e.first;
            all.second += e.second;
        }
        return all;
    }

    std::vector<E> strata_;
};

using stratified_difference_of = stratified<difference_of>;
using stratified_ratio_of = stratified<ratio_of>;
using stratified_odds_ratio_of = stratified<odds_ratio_of>;

}  // namespace pbo

#endif
