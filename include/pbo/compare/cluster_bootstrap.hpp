// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_CLUSTER_BOOTSTRAP_HPP
#define PBO_COMPARE_CLUSTER_BOOTSTRAP_HPP

// How sure are shares when people come in clusters (councils) that differ?  The cluster bootstrap draws as many clusters as
// there are, with replacement, and takes each figure's share of the sum of what was drawn; the limits are percentiles of
// many such replicates (Efron and Tibshirani 1993, 8.4 and 13.3; Davison and Hinkley 1997, 3.8).  It works on each
// cluster's counts and never on records.
//
//     pbo::cluster_counts councils(2);                       // two figures a council
//     councils.add({{{7, 10}, {3, 10}}});                    // one council: 7 of 10 and 3 of 10
//     auto const limits = pbo::cluster_bootstrap(councils, {.seed = 1});
//     auto const same = pbo::cluster_bootstrap(pbo::threads{2}, councils, {.seed = 1});
//
// Replicate r draws from stream r of the seed, so that any number of threads gives the same limits to the bit.  The limits
// are the k-th smallest and k-th largest replicate, k = the whole part of (replicates + 1) alpha / 2, and 0 and 1 when
// there are too few replicates for the level (k = 0).  A replicate without trials counts as 0 for the lower limit and as 1
// for the upper.  Fewer than two clusters: no limits (no degrees of freedom).  O(replicates x clusters x figures).

#include <pbo/compare/detail/counts_in_blocks.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/random.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// The counts of clusters, the same figures of each.
class cluster_counts {
public:
    explicit cluster_counts(std::size_t figures) : figures_(figures), total_(2 * figures) {}

    /// One cluster more.  Throws std::invalid_argument for another number of figures, std::overflow_error when a draw of
    /// clusters could exceed 2^64 - 1.
    template <class = detail::when_called>
    void add(std::span<proportion const> cluster) {
        if (cluster.size() != figures_)
            throw std::invalid_argument("pbo::cluster_counts: a cluster of " + std::to_string(cluster.size()) + " figures among " +
                                        std::to_string(figures_));
        auto largest = largest_;
        for (auto const& p : cluster) largest = std::max(largest, p.trials());
        (void)detail::checked_product(largest, size() + 1);
        largest_ = largest;
        for (std::size_t i = 0; i < figures_; ++i) {
            counts_.push_back(cluster[i].hits());
            total_[i] += cluster[i].hits();
        }
        for (std::size_t i = 0; i < figures_; ++i) {
            counts_.push_back(cluster[i].trials());
            total_[figures_ + i] += cluster[i].trials();
        }
        ++size_;
    }
    template <class = detail::when_called>
    void add(std::initializer_list<proportion> cluster) { add(std::span<proportion const>(cluster.begin(), cluster.size())); }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t figures() const noexcept { return figures_; }
    /// All hits of a cluster, then all trials.
    template <class = detail::when_called>
    [[nodiscard]] std::span<std::uint64_t const> of(std::size_t cluster) const noexcept {
        return {counts_.data() + cluster * 2 * figures_, 2 * figures_};
    }
    /// No count of clusters drawn with replacement, as many as there are, exceeds this.
    [[nodiscard]] std::uint64_t most_in_a_draw() const noexcept { return largest_ * size_; }
    /// All clusters together.
    template <class = detail::when_called>
    [[nodiscard]] proportion total(std::size_t figure) const { return {total_.at(figure), total_.at(figures_ + figure)}; }

private:
    std::size_t figures_, size_ = 0;
    std::uint64_t largest_ = 0;
    std::vector<std::uint64_t> counts_, total_;
};

struct bootstrap_options {
    std::uint64_t seed = 1;
    std::size_t replicates = 10'000;
    confidence_level level{};
};

namespace detail {

struct cluster_bootstrap_function {
    template <class = detail::when_called>
    [[nodiscard]] std::vector<estimate<proportion>> operator()(cluster_counts const& clusters, bootstrap_options const& how = {}) const {
        return (*this)(in_sequence{}, clusters, how);
    }
    /// Throws std::domain_error for no replicates, std::length_error for more than memory can ever hold.
    template <chunk_runner Runner>
    [[nodiscard]] std::vector<estimate<proportion>> operator()(Runner const& runner, cluster_counts const& clusters,
                                                               bootstrap_options const& how = {}) const {
        if (how.replicates == 0) throw std::domain_error("pbo::cluster_bootstrap: 0 replicates");
        label const name("cluster_bootstrap(" + std::to_string(how.replicates) + ";" + std::to_string(how.seed) + ")");
        std::vector<figure<interval>> limits(clusters.figures(), absence::no_degrees_of_freedom);
        if (clusters.size() > 1 && clusters.figures() != 0) {
            std::vector<double> shares;  // all replicates of a figure, then of the next
            if (auto const most = shares.max_size() / clusters.figures(); how.replicates > most)
                throw std::length_error("pbo::cluster_bootstrap: " + std::to_string(how.replicates) + " replicates; of " +
                                        std::to_string(clusters.figures()) + " figures memory can hold at most " + std::to_string(most));
            shares.resize(clusters.figures() * how.replicates);
            // Half as wide, twice as many of them are added at a time; what they add up to is the same.
            if (clusters.most_in_a_draw() <= std::numeric_limits<std::uint32_t>::max())
                draw<std::uint32_t>(runner, clusters, how, shares);
            else
                draw<std::uint64_t>(runner, clusters, how, shares);
            without_telling(runner).in_order(
                clusters.figures(),
                [&](std::size_t i) { return percentiles(std::span(shares).subspan(i * how.replicates, how.replicates), how.level); },
                [&](std::size_t i, std::array<double, 2> const& ends) { limits[i] = interval{ends[0], ends[1]}; });
        }
        std::vector<estimate<proportion>> all;
        for (std::size_t i = 0; i < clusters.figures(); ++i) {
            auto const total = clusters.total(i);
            all.push_back({total.value(), limits[i], how.level, name, total});
        }
        return all;
    }

private:
    static constexpr double undefined = -1.0;  // a replicate without trials

    template <class Count, class Runner>
    static void draw(Runner const& runner, cluster_counts const& clusters, bootstrap_options const& how, std::vector<double>& shares) {
        auto const figures = clusters.figures();
        counts_in_blocks<Count> counts(clusters.size(), 2 * figures);
        for (std::size_t i = 0; i < clusters.size(); ++i) counts.set(i, clusters.of(i));
        chunks_of const chunks{how.replicates, 64};
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                std::vector<std::size_t> drawn(clusters.size());
                std::vector<Count> sum(counts.width());
                std::vector<double> made;  // a replicate's figures, then the next one's
                made.reserve(figures * (chunks.end(chunk) - chunks.begin(chunk)));
                for (auto replicate = chunks.begin(chunk); replicate < chunks.end(chunk); ++replicate) {
                    random_source random(how.seed, replicate);
                    for (auto& one : drawn) one = random.below(clusters.size());
                    counts.add_up(drawn, sum);
                    for (std::size_t i = 0; i < figures; ++i)
                        made.push_back(sum[figures + i] == 0 ? undefined
                                                             : static_cast<double>(sum[i]) / static_cast<double>(sum[figures + i]));
                }
                return made;
            },
            [&](std::size_t chunk, std::vector<double> const& made) {
                for (std::size_t at = 0; at < made.size(); ++at)
                    shares[at % figures * how.replicates + chunks.begin(chunk) + at / figures] = made[at];
            });
    }
    template <class = detail::when_called>
    static std::array<double, 2> percentiles(std::span<double> shares, confidence_level level) {
        auto const k = static_cast<std::size_t>(static_cast<double>(shares.size() + 1) * (1.0 - level.value()) / 2.0 *
                                                (1.0 + 4.0 * std::numeric_limits<double>::epsilon()));
        if (k == 0) return {0.0, 1.0};
        // Undefined ones lie below all shares, where they belong for the lower limit, and then above.
        auto const at = [&](std::size_t position) {
            auto const here = shares.begin() + static_cast<std::ptrdiff_t>(position);
            std::nth_element(shares.begin(), here, shares.end());
            return std::max(*here, 0.0);
        };
        double const lower = at(k - 1);
        std::replace(shares.begin(), shares.end(), undefined, 1.0);
        return {lower, at(shares.size() - k)};
    }
};

}  // namespace detail

/// cluster_bootstrap(clusters, {.seed, .replicates, .level}): an estimate a figure, in their order.
inline constexpr detail::cluster_bootstrap_function cluster_bootstrap{};

}  // namespace pbo

#endif
