// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_REPLICATE_SUMS_HPP
#define PBO_SAMPLING_REPLICATE_SUMS_HPP

// How sure is an estimate from a survey whose file has replicate weights in place of strata and clusters?  Records are added
// one by one, each with its weight and its replicate weights, and none is kept:
//
//     replicate_sums sums(scheme, replicates);             one for each domain
//     sums.add(weight, replicate_weights_of_record, hit, not_hit);
//     auto const share = sums.share();                     a sampled_proportion: logit(share), wilson(share), ...
//     auto const mean = sums.ratio();                      add(weight, replicates, amount, 1.0)
//
// What replicates mean is told by a replicate_scheme.  Degrees of freedom are the rank of the domain's replicate weights minus 1,
// as R's degf of a svrepdesign (a column that the columns before it give to 1e-5 of its length adds none).  n counts records
// with a weight above 0.  A replicate in which nobody of the domain weighs anything: the variance is absent,
// nothing_to_divide_by (R leaves such replicates out).  Throws std::invalid_argument for another number of replicate weights,
// std::domain_error for one that is not finite or is below 0, and what the scheme refuses.  Cost: replicates^2 / 2 a record, and
// as much memory (for the rank).  Oracle: R survey's svrepdesign (tests/reference/replicate_sums.R).

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/replicate_scheme.hpp>
#include <pbo/sampling/sampled_proportion.hpp>
#include <pbo/sampling/sampled_value.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

class replicate_sums {
public:
    template <class = detail::when_called>
    replicate_sums(replicate_scheme scheme, std::size_t replicates)
        : scheme_(std::move(scheme)), sums_(2 * replicates), products_(replicates * (replicates + 1) / 2) {
        scheme_.check(replicates);
    }

    [[nodiscard]] std::size_t replicates() const noexcept { return sums_.size() / 2; }

    /// One record: a out of a and b for a share (1 and 0 for a hit, 0 and 1 for none), a over b for a ratio.  Strong: a throw
    /// changes nothing.
    template <class = detail::when_called>
    void add(double weight, std::span<double const> replicate_weights, double a, double b) {
        if (replicate_weights.size() != replicates())
            throw std::invalid_argument("pbo::replicate_sums: " + std::to_string(replicate_weights.size()) +
                                        " replicate weights of a record; expected " + std::to_string(replicates()));
        auto const refuse = [](std::string const& what, double found) {
            throw std::domain_error("pbo::replicate_sums: " + what + " of " + detail::number_text(found) + "; expected at least 0");
        };
        if (!(weight >= 0.0 && std::isfinite(weight))) refuse("a weight", weight);
        for (double const w : replicate_weights)
            if (!(w >= 0.0 && std::isfinite(w))) refuse("a replicate weight", w);
        if (!std::isfinite(a) || !std::isfinite(b)) throw std::domain_error("pbo::replicate_sums: an amount that is not finite");
        whole_ += {weight > 0.0 ? 1U : 0U, weight, weight * a, weight * b, weight * a * a, weight * a * b, weight * b * b,
                   0.0, 0.0, 0.0};
        std::size_t at = 0;
        for (std::size_t r = 0; r < replicates(); ++r) {
            double const w = replicate_weights[r];
            sums_[2 * r] += w * a;
            sums_[2 * r + 1] += w * b;
            for (std::size_t s = 0; s <= r; ++s) products_[at++] += w * replicate_weights[s];
        }
    }

    /// a / (a + b).
    template <class = detail::when_called>
    [[nodiscard]] sampled_proportion share() const {
        double const all = whole_.a + whole_.b;
        if (!(all > 0.0)) return {absence::nothing_to_divide_by, absence::nothing_to_divide_by, detail::no_evidence(whole_)};
        auto const variance = variance_of([](double a, double b) -> figure<double> {
            if (!(a + b > 0.0)) return absence::nothing_to_divide_by;
            return a / (a + b);
        });
        return {whole_.a / all, whole_.b / all, evidence(variance, detail::form_of_share(whole_))};
    }
    /// a / b.
    template <class = detail::when_called>
    [[nodiscard]] sampled_ratio ratio() const {
        if (whole_.b == 0.0) return {absence::nothing_to_divide_by, detail::no_evidence(whole_)};
        auto const variance = variance_of([](double a, double b) -> figure<double> {
            if (b == 0.0) return absence::nothing_to_divide_by;
            return a / b;
        });
        return {whole_.a / whole_.b, evidence(variance, detail::form_of_ratio(whole_))};
    }
    /// The sum of a in the population.
    template <class = detail::when_called>
    [[nodiscard]] sampled_total total() const {
        return {whole_.a, evidence(variance_of([](double a, double) { return figure<double>(a); }), {1.0, 0.0})};
    }
    /// The rank of the replicate weights that were added, minus 1.
    template <class = detail::when_called>
    [[nodiscard]] std::int64_t degrees_of_freedom() const {
        constexpr double of_its_length = 1e-5;
        std::vector<std::vector<double>> kept;  // rows of the Cholesky factor: of the columns that add something
        std::vector<std::size_t> which;
        auto const product = [this](std::size_t r, std::size_t s) { return products_[r * (r + 1) / 2 + s]; };  // s at most r
        for (std::size_t r = 0; r < replicates(); ++r) {
            std::vector<double> row;
            double left = product(r, r);
            for (std::size_t k = 0; k < kept.size(); ++k) {
                double x = product(r, which[k]);
                for (std::size_t j = 0; j < k; ++j) x -= row[j] * kept[k][j];
                row.push_back(x / kept[k][k]);
                left -= row.back() * row.back();
            }
            if (!(left > of_its_length * of_its_length * product(r, r))) continue;
            row.push_back(std::sqrt(left));
            kept.push_back(std::move(row));
            which.push_back(r);
        }
        return static_cast<std::int64_t>(kept.size()) - 1;
    }

private:
    template <class Statistic>
    [[nodiscard]] figure<double> variance_of(Statistic const& statistic) const {
        double const value = *statistic(whole_.a, whole_.b);
        std::vector<double> apart;  // from the value, so that nothing is lost where they are close
        double sum = 0.0, counted = 0.0;
        for (std::size_t r = 0; r < replicates(); ++r) {
            auto const theta = statistic(sums_[2 * r], sums_[2 * r + 1]);
            if (!theta) return theta;
            apart.push_back(*theta - value);
            if (scheme_.scale_of(r) > 0.0) {
                sum += apart.back();
                counted += 1.0;
            }
        }
        double const middle = scheme_.centre == replicate_centre::their_mean ? sum / counted : 0.0;
        double variance = 0.0;
        for (std::size_t r = 0; r < replicates(); ++r) variance += scheme_.scale_of(r) * (apart[r] - middle) * (apart[r] - middle);
        return scheme_.scale_of_all(replicates()) * variance;
    }
    template <class = detail::when_called>
    [[nodiscard]] sampled_evidence evidence(figure<double> const& variance, linear_form const& form) const {
        return {whole_.n, whole_.weight, variance, degrees_of_freedom(), detail::simple_variance(whole_, form)};
    }

    replicate_scheme scheme_;
    weighted_moments whole_;
    std::vector<double> sums_;      // a and b of each replicate
    std::vector<double> products_;  // of the replicates' weights, row by row of a triangle
};

}  // namespace pbo

#endif
