// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_PROPORTION_HPP
#define PBO_COUNT_WEIGHTED_PROPORTION_HPP

// What share of the people that these few stand for?  The cell of weighted hits and trials: n, sum w, sum w^2 of all, and
// n, sum wy, sum w^2 y of the hits (y is 1 for a hit, 0 for a miss), with the count of what was absent.  The share is
// sum wy / sum w; its interval is that of the same share of Kish's effective n,
//
//     pbo::wilson(cell.effective())        // a method for real-valued counts
//
// which allows for unequal weights, and for nothing else of a survey's design: strata, clusters and finite populations want
// the room sampling/.  Exactly 0 without a hit and 1 without a miss, also after merging.  A record of weight 0 is not
// counted; a weight that is none throws, see weighted_count.hpp.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/count/weighted_count.hpp>

#include <array>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

class weighted_proportion {
public:
    static constexpr interval range = unit_interval;

    /// Nobody.
    constexpr weighted_proportion() = default;
    /// From counts made apart, the hits being some of all.  Throws std::domain_error when they cannot be: more hits than
    /// records, hits that weigh more than all, or all of them that weigh less (beyond rounding, 1e-12).
    constexpr weighted_proportion(weighted_count const& hits, weighted_count const& all) : hits_(hits), all_(all) {
        constexpr double rounding = 1.0 + 1e-12;
        if (hits.n() > all.n() || hits.sum() > all.sum() * rounding ||
            hits.sum_of_squares() > all.sum_of_squares() * rounding ||
            (hits.n() == all.n() && (all.sum() > hits.sum() * rounding || all.sum_of_squares() > hits.sum_of_squares() * rounding)))
            throw std::domain_error("pbo::weighted_proportion: hits of " + std::to_string(hits.n()) + " records, weight " +
                                    detail::number_text(hits.sum()) + ", out of " + std::to_string(all.n()) +
                                    ", weight " + detail::number_text(all.sum()));
    }

    /// Counts one record.  Throws std::domain_error for a weight that is none.
    constexpr void add(bool hit, double weight) {
        if (!weighted_count::counts(weight)) return;
        all_.add_checked(weight);
        if (hit) hits_.add_checked(weight);
    }
    /// Counts one absent figure, whatever its weight.
    constexpr void add(absence why) noexcept { absent_.add(why); }
    /// Counts one record, or one absence.
    constexpr void add(figure<bool> const& hit, double weight) {
        if (hit.has_value())
            add(*hit, weight);
        else if (weighted_count::counts(weight))
            add(hit.reason());
    }

    [[nodiscard]] constexpr weighted_count const& hits() const noexcept { return hits_; }
    [[nodiscard]] constexpr weighted_count const& all() const noexcept { return all_; }
    [[nodiscard]] constexpr absences const& absent() const noexcept { return absent_; }
    /// The records, as if each weighed the same.
    [[nodiscard]] constexpr proportion unweighted() const { return {hits_.n(), all_.n()}; }

    /// sum wy / sum w; nothing_to_divide_by of nobody.
    [[nodiscard]] constexpr figure<double> value() const {
        if (all_.n() == 0) return absence::nothing_to_divide_by;
        return share();
    }
    /// The same share of Kish's effective n, for methods that take real-valued counts.
    [[nodiscard]] effective_proportion effective() const {
        if (all_.n() == 0) return {};
        double const n = all_.effective();
        return {n * share(), n};
    }
    /// What unequal weights cost: n / effective n, at least 1 (Kish's design effect of weighting).
    [[nodiscard]] constexpr figure<double> weighting_effect() const {
        if (all_.n() == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(all_.n()) / all_.effective();
    }
    /// The share's variance, with records drawn one by one and with replacement (Taylor linearisation, as R's svymean of a
    /// design without strata and clusters): n/(n-1) sum w^2 (y - p)^2 / (sum w)^2.  no_degrees_of_freedom for n < 2.
    [[nodiscard]] constexpr figure<double> variance() const {
        if (all_.n() < 2) return absence::no_degrees_of_freedom;
        double const p = share();
        double const hit = hits_.sum_of_squares();
        double const missed = hits_.n() == all_.n() || all_.sum_of_squares() < hit ? 0.0 : all_.sum_of_squares() - hit;
        double const n = static_cast<double>(all_.n());
        return n / (n - 1.0) * ((hit * (1.0 - p) * (1.0 - p) + missed * p * p) / all_.sum() / all_.sum());
    }

    constexpr weighted_proportion& operator+=(weighted_proportion const& other) {
        auto merged = *this;
        merged.all_ += other.all_;
        merged.hits_ += other.hits_;
        merged.absent_ += other.absent_;
        return *this = merged;
    }
    /// The same records so many times over (bootstrap multiplicities).
    constexpr weighted_proportion& operator*=(std::uint64_t times) {
        auto scaled = *this;
        scaled.all_ *= times;
        scaled.hits_ *= times;
        scaled.absent_ *= times;
        return *this = scaled;
    }
    [[nodiscard]] friend constexpr weighted_proportion operator+(weighted_proportion a, weighted_proportion const& b) {
        return a += b;
    }

    friend constexpr bool operator==(weighted_proportion const&, weighted_proportion const&) = default;

    static constexpr std::array<std::string_view, 4> evidence_names{"n", "weighted_hits", "weighted_trials", "effective_n"};
    [[nodiscard]] constexpr std::array<double, 4> evidence() const noexcept {
        return {static_cast<double>(all_.n()), hits_.sum(), all_.sum(), all_.effective()};
    }
    /// 3 of 4, weight 2.5 of 4
    friend std::ostream& operator<<(std::ostream& out, weighted_proportion const& p) {
        out << p.unweighted() << ", weight " << detail::number_text(p.hits_.sum()) << " of " << detail::number_text(p.all_.sum());
        if (auto const n = p.absent_.total(); n != 0) out << " (" << n << " absent)";
        return out;
    }

private:
    /// Hits alone, or misses alone, make the ends exactly; between them rounding must not leave [0, 1].
    [[nodiscard]] constexpr double share() const noexcept {
        if (hits_.n() == all_.n()) return 1.0;
        double const p = hits_.sum() / all_.sum();
        return p < 1.0 ? p : 1.0;
    }

    weighted_count hits_;
    weighted_count all_;
    absences absent_;
};

}  // namespace pbo

#endif
