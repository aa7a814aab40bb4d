// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_COVARIANCE_HPP
#define PBO_SAMPLING_COVARIANCE_HPP

// How much would these totals differ in another sample of the same design?  The one place where a variance is made; every
// estimate, test and calibration brings its influence values here.
//
// The influence of a record on an estimate is its weight times its linearised value: w y for a total, w (y - R x) / X for
// a ratio R = Y / X (Taylor linearisation, Woodruff 1971; Binder 1983).  Its variance is that of the sum of influences.
// With z_hc the sum in cluster c of stratum h, n_h clusters drawn of N_h, and f_h = 1 - n_h / N_h:
//
//     V = sum over h of f_h n_h / (n_h - 1) sum over c of (z_hc - mean of z_h)^2
//
// and for every cluster drawn, n_h / N_h times the same for the stage within it (Särndal, Swensson and Wretman 1992, 4.3;
// the recursion of R's svyrecvar).  Without populations N_h is infinite and one stage is all that counts ("ultimate
// clusters").  A population that is smaller than the sample throws std::domain_error.
//
// Influences come as sums, never record by record:
//
//     influence z(frame, k);                        // k estimates at once, all 0
//     z.add(frame, cell, i, x, y)                   // estimate i gets w (x a + y b) for every record of the cell
//     auto v = covariance(frame, z);                // figure<covariance_matrix>: v->at(i, j)
//
// Sums may be added cell after cell: two domains (their difference), post-strata (residuals in each), several columns.  In a
// frame that drew records (samples_records), the spread within a unit comes from sums of products, so that cells added to
// one influence must be of different records there: domains, not two questions to the same people.  For those, make
// every record a cluster of its own: clusters(&record::identifier).
//
// Cost: O(units x k^2).

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/lonely_cluster.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A cell of one unit, as the eight sums that a linearised value needs.
template <class U>
concept weighed_unit = requires(U const& u) {
    { u.moments() } -> std::same_as<weighted_moments>;
};

/// A symmetric matrix of k rows.
class covariance_matrix {
public:
    covariance_matrix() = default;
    explicit covariance_matrix(std::size_t k) : k_(k), values_(k * k) {}

    [[nodiscard]] std::size_t size() const noexcept { return k_; }
    /// Throws std::out_of_range.
    template <class = detail::when_called>
    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return values_.at(place(i, j)); }
    template <class = detail::when_called>
    void add(std::size_t i, std::size_t j, double x) {
        values_.at(place(i, j)) += x;
        if (i != j) values_[place(j, i)] += x;
    }
    friend bool operator==(covariance_matrix const&, covariance_matrix const&) = default;

private:
    template <class = detail::when_called>
    [[nodiscard]] std::size_t place(std::size_t i, std::size_t j) const {
        if (i >= k_ || j >= k_)
            throw std::out_of_range("pbo::covariance_matrix: element " + std::to_string(i) + ", " + std::to_string(j) +
                                    " of " + std::to_string(k_) + " rows");
        return i * k_ + j;
    }
    std::size_t k_ = 0;
    std::vector<double> values_;
};

/// The influences on k estimates, summed in every unit of a frame.  Units are in the frame's order.
class influence {
public:
    template <class = detail::when_called>
    influence(sampling_frame const& frame, std::size_t estimates)
        : k_(estimates), records_(frame.units().size()), sums_(records_.size() * k_),
          products_(frame.samples_records() ? records_.size() * k_ * k_ : 0) {}

    [[nodiscard]] std::size_t estimates() const noexcept { return k_; }
    [[nodiscard]] std::size_t units() const noexcept { return records_.size(); }
    /// Records that were added in a unit: where there are none, the domain is not there.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t records(std::size_t unit) const { return records_.at(unit); }
    template <class = detail::when_called>
    [[nodiscard]] double sum(std::size_t unit, std::size_t i) const { return sums_.at(unit * k_ + i); }
    /// Sum over the unit's records of influence i times influence j; only in frames that draw records.
    template <class = detail::when_called>
    [[nodiscard]] double product(std::size_t unit, std::size_t i, std::size_t j) const {
        return products_.at((unit * k_ + i) * k_ + j);
    }

    /// Adds x a + y b for the records of one unit to estimate i.
    template <class = detail::when_called>
    void add(std::size_t unit, std::size_t i, weighted_moments const& m, double x, double y) {
        if (i >= k_ || unit >= records_.size()) throw std::out_of_range("pbo::influence: no such estimate or unit");
        records_[unit] += m.n;
        sums_[unit * k_ + i] += x * m.a + y * m.b;
        if (!products_.empty())
            products_[(unit * k_ + i) * k_ + i] += x * x * m.wwaa + 2.0 * x * y * m.wwab + y * y * m.wwbb;
    }
    /// Adds x a + y b for all records of a cell to estimate i.  Throws std::out_of_range for a cell of another frame.
    template <weighed_unit Unit>
    void add(sampling_frame const& frame, design_counts<Unit> const& cell, std::size_t i, double x, double y) {
        add(frame, cell, i, x, y, [](Unit const& u) { return u.moments(); });
    }
    /// The same for cells of which moments(unit's cell) are wanted (one question of many).
    template <class Unit, class Moments>
    void add(sampling_frame const& frame, design_counts<Unit> const& cell, std::size_t i, double x, double y,
             Moments const& moments) {
        auto const units = frame.units();
        std::size_t at = 0;
        for (auto const& e : cell.entries()) {  // both are sorted by id
            while (at < units.size() && units[at].id < e.id) ++at;
            if (at == units.size() || units[at].id != e.id)
                throw std::out_of_range("pbo::influence: a cell counts a unit that is not in the frame");
            add(at, i, moments(e.cell), x, y);
        }
    }
    /// Adds the same records' influences on two estimates at once, where the products between them are known.
    template <class = detail::when_called>
    void add_product(std::size_t unit, std::size_t i, std::size_t j, double product) {
        if (products_.empty()) return;
        products_.at((unit * k_ + i) * k_ + j) += product;
        if (i != j) products_.at((unit * k_ + j) * k_ + i) += product;
    }

private:
    std::size_t k_;
    std::vector<std::uint64_t> records_;
    std::vector<double> sums_;
    std::vector<double> products_;
};

namespace detail {

/// One stage of the recursion: the sums of a stratum's clusters (or records), and how much its variance counts.
struct stage_strata {
    std::vector<std::uint64_t> drawn;
    std::vector<double> not_drawn;  ///< 1 - n / N
    std::vector<double> multiplier; ///< the product of n / N of the stages above, and for averaging
    std::vector<bool> present;      ///< somebody of the domain is in it
};

template <class = detail::when_called>
[[nodiscard]] inline double share_not_drawn(sampling_frame const& frame, std::size_t level, std::size_t position,
                                            std::uint64_t drawn) {
    double const population = frame.level(level)[position].population;
    double const n = static_cast<double>(drawn);
    if (population < n)
        throw std::domain_error("pbo::covariance: " + frame.path(level, position) + ": " + std::to_string(drawn) +
                                " were drawn from a population of " + number_text(population));
    return std::isinf(population) ? 1.0 : (population - n) / population;
}

template <class = detail::when_called>
[[noreturn]] inline void refuse_lonely(sampling_frame const& frame, std::size_t level, std::size_t position) {
    bool const records = frame.samples_records() && level + 1 == frame.levels();
    throw std::domain_error("pbo::covariance: " + frame.path(level, position) + " has only one " +
                            (records ? "record" : "cluster") + " at stage " + std::to_string(level / 2 + 1) +
                            ", which says nothing about its variance; choose a policy: lonely_cluster::remove, "
                            "certainty, average or adjust");
}

/// The sum over all strata of a stage, each times its multiplier.
class covariance_function {
public:
    template <class = detail::when_called>
    [[nodiscard]] figure<covariance_matrix> operator()(sampling_frame const& frame, influence const& z) const {
        if (z.units() != frame.units().size())
            throw std::invalid_argument("pbo::covariance: influences in " + std::to_string(z.units()) +
                                        " units of a frame of " + std::to_string(frame.units().size()));
        auto const k = z.estimates();
        covariance_matrix v(k);
        if (frame.levels() == 0) return v;

        // Sums of every node, from the last level up.
        auto const levels = frame.levels();
        std::vector<std::vector<double>> sums(levels);
        std::vector<std::vector<bool>> present(levels);
        for (std::size_t l = levels; l-- > 0;) {
            auto const nodes = frame.level(l);
            sums[l].assign(nodes.size() * k, 0.0);
            present[l].assign(nodes.size(), false);
            if (l + 1 == levels) {
                for (std::size_t u = 0; u < nodes.size(); ++u) {
                    present[l][u] = z.records(u) != 0;
                    for (std::size_t i = 0; i < k; ++i) sums[l][u * k + i] = z.sum(u, i);
                }
            } else {
                auto const below = frame.level(l + 1);
                for (std::size_t c = 0; c < below.size(); ++c) {
                    if (present[l + 1][c]) present[l][below[c].parent] = true;
                    for (std::size_t i = 0; i < k; ++i) sums[l][below[c].parent * k + i] += sums[l + 1][c * k + i];
                }
            }
        }

        // Variances of every stage, from the first down.
        std::vector<double> counts_for(1, 1.0);  // of the clusters above, whose sampling fractions multiply
        for (std::size_t stage = 0; stage < frame.stages(); ++stage) {
            auto const l = 2 * stage;
            auto const strata = frame.strata(stage);
            stage_strata s{frame.drawn(stage), {}, {}, present[l]};
            for (std::size_t h = 0; h < strata.size(); ++h) {
                s.not_drawn.push_back(share_not_drawn(frame, l, h, s.drawn[h]));
                s.multiplier.push_back(counts_for[strata[h].parent]);
            }
            auto const unscaled = s.multiplier;
            if (!treat_lonely(frame, l, s, counts_for.size())) return absence::no_degrees_of_freedom;
            if (l + 1 == levels)
                add_records(v, frame, z, s);
            else
                add_clusters(v, frame, stage, sums, s);
            if (l + 1 == levels) break;
            auto const clusters = frame.clusters(stage);
            std::vector<double> next(clusters.size());
            for (std::size_t c = 0; c < clusters.size(); ++c)
                next[c] = unscaled[clusters[c].parent] * (1.0 - s.not_drawn[clusters[c].parent]);
            counts_for.swap(next);
        }
        return v;
    }

private:
    template <class = detail::when_called>
    static bool is_lonely(stage_strata const& s, std::size_t h) {
        return s.drawn[h] == 1 && s.not_drawn[h] > 0.0 && s.present[h];
    }

    /// Applies the policy to the multipliers; false when there is nothing to average.
    template <class = detail::when_called>
    static bool treat_lonely(sampling_frame const& frame, std::size_t level, stage_strata& s, std::size_t groups) {
        auto const strata = frame.level(level);
        std::vector<double> all(groups), well(groups);
        bool some = false;
        for (std::size_t h = 0; h < strata.size(); ++h) {
            if (!s.present[h]) continue;
            bool const lonely = is_lonely(s, h) && s.multiplier[h] > 0.0;
            if (lonely && frame.lonely() == lonely_cluster::fail) refuse_lonely(frame, level, h);
            some = some || lonely;
            all[strata[h].parent] += 1.0;
            if (!lonely) well[strata[h].parent] += 1.0;
        }
        if (!some || frame.lonely() != lonely_cluster::average) return true;
        for (std::size_t h = 0; h < strata.size(); ++h) {
            if (!s.present[h]) continue;
            auto const group = strata[h].parent;
            if (well[group] == 0.0) return false;
            s.multiplier[h] *= is_lonely(s, h) ? 0.0 : all[group] / well[group];
        }
        return true;
    }

    /// f n / (n - 1), or f for one cluster.
    template <class = detail::when_called>
    static double scale_of(stage_strata const& s, std::size_t h) {
        double const n = static_cast<double>(s.drawn[h]);
        return s.multiplier[h] * s.not_drawn[h] * (s.drawn[h] > 1 ? n / (n - 1.0) : 1.0);
    }

    template <class = detail::when_called>
    static void add_clusters(covariance_matrix& v, sampling_frame const& frame, std::size_t stage,
                             std::vector<std::vector<double>> const& sums, stage_strata const& s) {
        auto const k = v.size();
        auto const& of_strata = sums[2 * stage];
        auto const& of_clusters = sums[2 * stage + 1];
        auto const clusters = frame.clusters(stage);
        std::vector<double> deviation(k);
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            auto const h = clusters[c].parent;
            double const scale = scale_of(s, h);
            if (scale == 0.0) continue;
            bool const centred = s.drawn[h] > 1 || frame.lonely() != lonely_cluster::adjust;
            for (std::size_t i = 0; i < k; ++i)
                deviation[i] = of_clusters[c * k + i] - (centred ? of_strata[h * k + i] / static_cast<double>(s.drawn[h]) : 0.0);
            for (std::size_t i = 0; i < k; ++i)
                for (std::size_t j = i; j < k; ++j) v.add(i, j, scale * deviation[i] * deviation[j]);
        }
    }

    /// Records of a stratum: sum of squares about the mean, from sums of products.
    template <class = detail::when_called>
    static void add_records(covariance_matrix& v, sampling_frame const& frame, influence const& z, stage_strata const& s) {
        auto const k = v.size();
        for (std::size_t h = 0; h < frame.units().size(); ++h) {
            double const scale = scale_of(s, h);
            if (scale == 0.0) continue;
            double const n = static_cast<double>(s.drawn[h]);
            bool const centred = s.drawn[h] > 1 || frame.lonely() != lonely_cluster::adjust;
            for (std::size_t i = 0; i < k; ++i)
                for (std::size_t j = i; j < k; ++j) {
                    double spread = z.product(h, i, j) - (centred ? z.sum(h, i) * z.sum(h, j) / n : 0.0);
                    if (i == j && !(spread > 0.0)) spread = 0.0;  // rounding may not make it negative
                    if (s.drawn[h] == 1 && centred) spread = 0.0;
                    v.add(i, j, scale * spread);
                }
        }
    }
};

}  // namespace detail

/// covariance(frame, influences): the matrix; no_degrees_of_freedom when every stratum is lonely and none can be averaged.
/// A function, not an object: an object of this name would make every parameter called covariance a warning of shadowing.
template <class = detail::when_called>
[[nodiscard]] inline figure<covariance_matrix> covariance(sampling_frame const& frame, influence const& influences) {
    return detail::covariance_function{}(frame, influences);
}

/// How many degrees of freedom a variance of these influences has: clusters of the first stage with somebody of the domain
/// in them, minus their strata (Korn and Graubard 1999; R's degf of a subset).  At most 0 means that there are none.
template <class = detail::when_called>
[[nodiscard]] inline std::int64_t degrees_of_freedom(sampling_frame const& frame, influence const& z) {
    if (frame.levels() == 0) return 0;
    std::vector<bool> strata(frame.strata(0).size(), false);
    std::int64_t drawn = 0;
    auto const note = [&](std::size_t stratum, std::uint64_t n) {
        if (n == 0) return;
        drawn += static_cast<std::int64_t>(n);
        strata[stratum] = true;
    };
    if (frame.levels() == 1) {
        for (std::size_t h = 0; h < z.units(); ++h) note(h, z.records(h));
    } else {
        auto const up = frame.ancestors(frame.levels() - 1, 1);
        std::vector<bool> present(frame.clusters(0).size(), false);
        for (std::size_t u = 0; u < z.units(); ++u)
            if (z.records(u) != 0) present[up[u]] = true;
        for (std::size_t c = 0; c < present.size(); ++c) note(frame.clusters(0)[c].parent, present[c] ? 1 : 0);
    }
    for (bool there : strata) drawn -= there ? 1 : 0;
    return drawn;
}

}  // namespace pbo

#endif
