// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_REPLICATE_WEIGHTS_HPP
#define PBO_SAMPLING_REPLICATE_WEIGHTS_HPP

// How much would the estimate move if other clusters had been drawn?  Replicate weights answer by doing it: each
// replicate multiplies every first-stage cluster's weights by a factor, the estimate is made anew, and its variance is
//
//     scale * sum over replicates r of scale_r (theta_r - centre)^2
//
// (Wolter 2007).  The centre is the replicates' mean, as in R's survey, or the estimate itself.  Everything works on
// sums by cluster: records are read once, and a replicate costs clusters x sums.  What makes the factors stands in
// jackknife.hpp, bootstrap.hpp and balanced_repeated.hpp, and what joins them to a sample in replicated.hpp.  Memory: 8
// bytes for each cluster in each replicate; more than 2^27 factors (1 GiB) are refused with std::length_error: put
// people into groups drawn at random first.  Replicates fall into chunks: estimate, and what makes many factors, take
// threads{n} or another chunk runner first, and give the same to the bit.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// The strata of the clusters that were drawn first.
class cluster_strata {
public:
    cluster_strata() = default;
    /// A stratum's position for each cluster, and each stratum's name and how many clusters the population has in it
    /// (infinity, or no populations at all: no finite-population correction).  Throws std::invalid_argument for a
    /// position without a name, and std::domain_error, naming the stratum, for a population smaller than its clusters
    /// in the sample.
    template <class = detail::when_called>
    cluster_strata(std::vector<std::uint32_t> stratum_of, std::vector<std::string> names,
                   std::vector<double> populations = {})
        : stratum_of_(std::move(stratum_of)),
          names_(std::move(names)),
          populations_(std::move(populations)),
          sizes_(names_.size()) {
        if (populations_.empty()) populations_.assign(names_.size(), std::numeric_limits<double>::infinity());
        if (populations_.size() != names_.size())
            throw std::invalid_argument("pbo::cluster_strata: " + std::to_string(names_.size()) + " strata and " +
                                        std::to_string(populations_.size()) + " populations");
        for (auto const s : stratum_of_) {
            if (s >= names_.size())
                throw std::invalid_argument("pbo::cluster_strata: no name for stratum " + std::to_string(s));
            ++sizes_[s];
        }
        for (std::size_t s = 0; s < names_.size(); ++s)
            if (!(populations_[s] >= static_cast<double>(sizes_[s])))
                throw std::domain_error("pbo::cluster_strata: stratum " + detail::in_quotes(names_[s]) + " has " +
                                        std::to_string(sizes_[s]) +
                                        " clusters in the sample and fewer in the population");
    }

    [[nodiscard]] std::size_t clusters() const noexcept { return stratum_of_.size(); }
    [[nodiscard]] std::size_t strata() const noexcept { return names_.size(); }
    template <class = detail::when_called>
    [[nodiscard]] std::uint32_t stratum_of(std::size_t cluster) const { return stratum_of_.at(cluster); }
    [[nodiscard]] std::string const& name(std::size_t stratum) const { return names_.at(stratum); }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t size(std::size_t stratum) const { return sizes_.at(stratum); }
    /// The share of the population's clusters that is not in the sample: 1 without a finite population.
    template <class = detail::when_called>
    [[nodiscard]] double unsampled(std::size_t stratum) const {
        return 1.0 - static_cast<double>(sizes_.at(stratum)) / populations_.at(stratum);
    }
    /// Throws std::domain_error, naming the stratum, when one has fewer than two clusters and the population has more.
    template <class = detail::when_called>
    void refuse_lonely(std::string const& method) const {
        for (std::size_t s = 0; s < strata(); ++s)
            if (sizes_[s] == 1 && unsampled(s) > 0.0)
                throw std::domain_error(
                    "pbo::" + method + ": stratum " + detail::in_quotes(names_[s]) +
                    " has one cluster; its variance is unknown: merge it with a stratum that is like it");
    }

private:
    std::vector<std::uint32_t> stratum_of_;
    std::vector<std::string> names_;
    std::vector<double> populations_;
    std::vector<std::size_t> sizes_;
};

/// An estimate and the variance that the replicates give it.
struct replicated_figure {
    figure<double> value;
    figure<double> variance;
    friend bool operator==(replicated_figure const&, replicated_figure const&) = default;
};

namespace detail {
/// Chunks of replicates, of about 2^16 factors each: a fraction of a millisecond.
template <class = detail::when_called>
[[nodiscard]] constexpr chunks_of replicate_chunks(std::size_t replicates, std::size_t clusters) noexcept {
    return {replicates, std::max<std::size_t>(1, (std::size_t{1} << 16U) / std::max<std::size_t>(1, clusters))};
}
}  // namespace detail

/// What the replicates are compared with.
enum class replicate_centre : std::uint8_t { their_mean, the_estimate };

class replicate_weights {
public:
    template <class = detail::when_called>
    replicate_weights(label method, std::size_t clusters, std::int64_t degrees_of_freedom, double scale)
        : method_(method), clusters_(clusters), degrees_of_freedom_(degrees_of_freedom), scale_(scale) {}

    /// One more replicate; factors are kept as they are.  Throws std::invalid_argument unless there is one for each
    /// cluster.
    template <class = detail::when_called>
    void add(std::span<double const> factors, double scale = 1.0) {
        if (factors.size() != clusters_)
            throw std::invalid_argument("pbo::replicate_weights: " + std::to_string(factors.size()) + " factors for " +
                                        std::to_string(clusters_) + " clusters");
        if (factors_.size() + factors.size() > (std::size_t{1} << 27))
            throw std::length_error(
                "pbo::replicate_weights: more than 2^27 factors; put clusters into random groups first");
        factors_.insert(factors_.end(), factors.begin(), factors.end());
        scales_.push_back(scale);
    }

    [[nodiscard]] label const& method() const noexcept { return method_; }
    [[nodiscard]] std::size_t clusters() const noexcept { return clusters_; }
    [[nodiscard]] std::size_t size() const noexcept { return scales_.size(); }
    [[nodiscard]] std::int64_t degrees_of_freedom() const noexcept { return degrees_of_freedom_; }
    template <class = detail::when_called>
    [[nodiscard]] std::span<double const> factors(std::size_t replicate) const {
        return std::span<double const>(factors_).subspan(replicate * clusters_, clusters_);
    }

    /// sums: for each cluster, one after the other, its sums (weighted hits and weighted people, say).  statistic makes
    /// the estimate from the population's sums: a double, or a figure.  When a replicate has no such figure (all
    /// clusters with anybody of the domain left out), the variance is absent with the replicate's reason; R leaves such
    /// replicates out.
    template <class Statistic>
    [[nodiscard]] replicated_figure estimate(std::span<double const> sums, Statistic const& statistic,
                                             replicate_centre centre = replicate_centre::their_mean) const {
        return estimate(in_sequence{}, sums, statistic, centre);
    }
    /// statistic is called for several replicates at once.
    template <chunk_runner Runner, class Statistic>
    [[nodiscard]] replicated_figure estimate(Runner const& runner, std::span<double const> sums, Statistic const& statistic,
                                             replicate_centre centre = replicate_centre::their_mean) const {
        if (clusters_ == 0 || sums.empty() || sums.size() % clusters_ != 0)
            throw std::invalid_argument("pbo::replicate_weights: " + std::to_string(sums.size()) + " sums for " +
                                        std::to_string(clusters_) + " clusters");
        std::size_t const width = sums.size() / clusters_;
        auto const of = [&](std::span<double const> factor, std::vector<double>& total) -> figure<double> {
            std::fill(total.begin(), total.end(), 0.0);
            for (std::size_t c = 0; c < clusters_; ++c) {
                double const f = factor.empty() ? 1.0 : factor[c];
                if (f == 0.0) continue;
                for (std::size_t k = 0; k < width; ++k) total[k] += f * sums[c * width + k];
            }
            return statistic(std::span<double const>(total));
        };
        std::vector<double> whole(width);
        figure<double> const value = of({}, whole);
        if (!value) return {value, value.reason()};
        std::vector<double> thetas;
        thetas.reserve(size());
        figure<double> first_without = *value;  // of the replicates, in their order, the first that has no such figure
        auto const chunks = detail::replicate_chunks(size(), clusters_);
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                std::vector<double> total(width);
                std::vector<figure<double>> made;
                for (auto r = chunks.begin(chunk); r < chunks.end(chunk); ++r) {
                    made.push_back(of(factors(r), total));
                    if (!made.back()) break;
                }
                return made;
            },
            [&](std::size_t, std::vector<figure<double>> const& made) {
                for (auto const& theta : made)
                    if (!theta && first_without)
                        first_without = theta;
                    else if (theta)
                        thetas.push_back(*theta);
            });
        if (!first_without) return {value, first_without.reason()};
        if (degrees_of_freedom_ <= 0) return {value, absence::no_degrees_of_freedom};
        double middle = *value;
        if (centre == replicate_centre::their_mean) {
            double sum = 0.0, counted = 0.0;
            for (std::size_t r = 0; r < size(); ++r)
                if (scales_[r] > 0.0) {
                    sum += thetas[r] - *value;
                    counted += 1.0;
                }
            if (counted > 0.0) middle += sum / counted;
        }
        double variance = 0.0;
        for (std::size_t r = 0; r < size(); ++r) variance += scales_[r] * (thetas[r] - middle) * (thetas[r] - middle);
        return {value, scale_ * variance};
    }

private:
    label method_;
    std::size_t clusters_;
    std::int64_t degrees_of_freedom_;
    double scale_;
    std::vector<double> factors_;
    std::vector<double> scales_;
};

}  // namespace pbo

#endif
