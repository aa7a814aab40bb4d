// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PERMUTATION_TEST_HPP
#define PBO_COMPARE_PERMUTATION_TEST_HPP

// Do two groups of clusters (pilot councils and the others) differ in a share?  If they do not, it does not matter which
// clusters are called which: the labels are dealt anew many times, and the p-value is how often the difference of the
// groups' pooled shares is at least as large as the one observed, the observed one included, so that it is never 0:
// (1 + at least as large) / (1 + permutations) (Fisher 1935; Phipson and Smyth 2010).  Two-sided.
//
//     pbo::permutation_test(pilots, others, 0, {.seed = 1, .permutations = 9999});   // of figure 0
//
// The statistic is the difference of shares, first minus second.  A deal that leaves a group without trials counts as large.
// A group without trials to begin with: no statistic, p = 1.  Permutation i deals from stream i of the seed, so that any
// number of threads gives the same p to the bit.  O(permutations x clusters).

#include <pbo/compare/cluster_bootstrap.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/random.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

struct permutation_options {
    std::uint64_t seed = 1;
    std::size_t permutations = 9'999;
};

namespace detail {

struct permutation_test_function {
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(cluster_counts const& first, cluster_counts const& second, std::size_t figure = 0,
                                         permutation_options const& how = {}) const {
        return (*this)(in_sequence{}, first, second, figure, how);
    }
    /// Throws std::out_of_range for a figure that a group does not have, std::domain_error for no permutations.
    template <chunk_runner Runner>
    [[nodiscard]] test_result operator()(Runner const& runner, cluster_counts const& first, cluster_counts const& second,
                                         std::size_t figure = 0, permutation_options const& how = {}) const {
        if (how.permutations == 0) throw std::domain_error("pbo::permutation_test: 0 permutations");
        label const name("permutation_test(" + std::to_string(how.permutations) + ";" + std::to_string(how.seed) + ")");
        counted const one = of(first.total(figure)), other = of(second.total(figure));
        if (one.trials == 0 || other.trials == 0) return silent(absence::not_applicable, name);
        std::vector<counted> clusters;
        for (auto const* group : {&first, &second})
            for (std::size_t i = 0; i < group->size(); ++i) {
                auto const row = group->of(i);
                clusters.push_back({row[figure], row[group->figures() + figure]});
            }
        counted const all{checked_sum(one.hits, other.hits), checked_sum(one.trials, other.trials)};
        double const observed = difference(one, all);
        double const as_large = std::abs(observed) * (1.0 - 1e-12);  // one difference, rounded in two ways, is one
        std::uint64_t large = 0;
        chunks_of const chunks{how.permutations, 64};
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                std::uint64_t here = 0;
                std::vector<std::size_t> dealt(clusters.size());
                for (auto i = chunks.begin(chunk); i < chunks.end(chunk); ++i) {
                    random_source random(how.seed, i);
                    std::iota(dealt.begin(), dealt.end(), std::size_t{0});
                    counted sum{};
                    for (std::size_t n = 0; n < first.size(); ++n) {
                        std::swap(dealt[n], dealt[n + random.below(dealt.size() - n)]);
                        sum.hits += clusters[dealt[n]].hits;
                        sum.trials += clusters[dealt[n]].trials;
                    }
                    bool const empty = sum.trials == 0 || sum.trials == all.trials;
                    here += empty || std::abs(difference(sum, all)) >= as_large ? 1U : 0U;
                }
                return here;
            },
            [&](std::size_t, std::uint64_t here) { large += here; });
        auto const p = (1.0 + static_cast<double>(large)) / (1.0 + static_cast<double>(how.permutations));
        return {observed, absence::not_applicable, p, name};
    }

private:
    struct counted {
        std::uint64_t hits = 0, trials = 0;
    };
    static counted of(proportion const& p) { return {p.hits(), p.trials()}; }
    /// Of the part against what is left of all.
    template <class = detail::when_called>
    static double difference(counted const& part, counted const& all) {
        return static_cast<double>(part.hits) / static_cast<double>(part.trials) -
               static_cast<double>(all.hits - part.hits) / static_cast<double>(all.trials - part.trials);
    }
};

}  // namespace detail

/// permutation_test(first, second, figure = 0, {.seed, .permutations}): a two-sided test of equal shares of clusters.
inline constexpr detail::permutation_test_function permutation_test{};

}  // namespace pbo

#endif
