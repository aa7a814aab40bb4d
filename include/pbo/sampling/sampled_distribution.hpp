// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_SAMPLED_DISTRIBUTION_HPP
#define PBO_SAMPLING_SAMPLED_DISTRIBUTION_HPP

// Below which amount are half of the people in the population, a quarter, nine in ten, and how sure is that?  Quantiles of an
// amount (hours, pounds a week, a score) in a sample with strata, clusters and weights.  The table has the amount as its key:
//
//     auto const t = tabulate(sample(...), by(&person::hours), indicator("asked", ...))     all who are asked count
//     auto const d = distribution_of(t);
//     auto const median = d.quantile(0.5);                     value, limits, standard error
//     d.quantile(0.5, {}, quantile_limits::by_score, quantile_rule::school)
//
// The value.  F(x) is the weighted share of people with x at most.  Rule `math` (R survey's qrule "math" or "hf1", Hyndman and
// Fan's 1) is the least amount with F(x) >= p; `school` ("school", "hf2") the same, but where F(x) is p exactly the middle of x
// and the next amount.  F is p exactly where they differ by less than 1e-12.
//
// The limits.  `woodruff` (1952; R's interval.type "mean"): F(value) plus and minus Student's t of its design standard error,
// each end taken back to an amount by the same rule.  An end beyond 0 or 1 has no amount: not_available, and no standard error.
// `score`: the amounts x at which F(x) does not differ from p by more than t of the standard error of F(x); its ends are amounts
// that were found.  Where many people share one amount (answers in whole hours) F jumps there, far beyond p: Woodruff's limits,
// drawn about F(value), then lie too high, and `ties` says that they do not have p between them; those of score are right there.
// R's "score" gives its ends by counts of records without their weights; ours by their weights.  And a share below that of the
// least amount is that amount here, where R gives the next one.
//
// standard_error: the length of the limits over 2 t, as R's.  Degrees of freedom: as for a share (estimates.hpp), of those with
// an amount.  Nobody: nothing_to_divide_by.  No degrees of freedom: the value without limits.  Throws std::domain_error for p not
// above 0 and below 1, and for an amount that is NaN or infinite.  Cost: a quantile is a few passes over the sample's units, and
// a sort; score some dozen passes.  Oracle: R survey 4.1-1, svyquantile (tests/reference/sampled_quantiles.R).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/interval/detail/student_t.hpp>
#include <pbo/sampling/covariance.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/sampled_proportion.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// Which amount is a quantile where the sample's distribution function is a step.
enum class quantile_rule : std::uint8_t { math, school };
template <>
inline constexpr auto spellings_of<quantile_rule> = std::array{spelled<quantile_rule>{quantile_rule::math, "math"},
                                                               spelled<quantile_rule>{quantile_rule::school, "school"}};

/// How the limits of a quantile are made.
enum class quantile_limits : std::uint8_t { woodruff, by_score };
template <>
inline constexpr auto spellings_of<quantile_limits> = std::array{spelled<quantile_limits>{quantile_limits::woodruff, "woodruff"},
                                                                 spelled<quantile_limits>{quantile_limits::by_score, "score"}};

/// A quantile of the population, as a sample tells it.
struct sampled_quantile {
    double p = 0.5;
    figure<double> value = absence::nothing_to_divide_by;
    figure<double> lower = absence::nothing_to_divide_by, upper = absence::nothing_to_divide_by;
    figure<double> standard_error = absence::nothing_to_divide_by;
    sampled_proportion at_most;  ///< the share of people with the value or less
    bool ties = false;           ///< Woodruff's limits are of shares that do not have p between them
};

/// The amounts of the people of a sample, in ascending order, with their weights in every unit.
class sampled_distribution {
public:
    explicit sampled_distribution(sampling_frame frame) : frame_(std::move(frame)) {}

    /// All who are asked of a cell have this amount.  Throws std::domain_error for one that is not finite, std::out_of_range for a cell of
    /// another frame.
    template <class Unit>
    void add(double amount, design_counts<Unit> const& cell) {
        if (!std::isfinite(amount))
            throw std::domain_error("pbo::sampled_distribution: an amount of " + detail::number_text(amount) + "; expected a finite one");
        auto const units = frame_.units();
        for (auto const& e : cell.entries()) {
            auto const m = e.cell.moments();
            if (m.n == 0) continue;
            auto const at = std::lower_bound(units.begin(), units.end(), e.id, [](auto const& u, auto id) { return u.id < id; });
            if (at == units.end() || at->id != e.id)
                throw std::out_of_range("pbo::sampled_distribution: a cell counts a unit that is not in the frame");
            people_.push_back({amount, static_cast<std::size_t>(at - units.begin()), m});
        }
    }

    /// Records with an amount.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t n() const {
        std::uint64_t all = 0;
        for (auto const& one : people_) all += one.moments.n;
        return all;
    }
    /// The share of the population with this amount or less.
    template <class = detail::when_called>
    [[nodiscard]] sampled_proportion share_at_most(double amount) const {
        weighted_moments total, below;
        for (auto const& one : people_) {
            total += one.moments;
            if (one.amount <= amount) below += one.moments;
        }
        double const all = total.a + total.b;
        if (!(all > 0.0)) return {absence::nothing_to_divide_by, absence::nothing_to_divide_by, detail::no_evidence(total)};
        double const share = std::min(1.0, (below.a + below.b) / all);
        influence z(frame_, 1);
        for (auto const& one : people_) {
            double const x = ((one.amount <= amount ? 1.0 : 0.0) - share) / all;
            z.add(one.unit, 0, one.moments, x, x);
        }
        auto const variance = covariance(frame_, z).transform([](covariance_matrix const& m) { return m.at(0, 0); });
        figure<double> simple = absence::nothing_to_divide_by;
        if (total.n > 1) simple = share * (1.0 - share) / (static_cast<double>(total.n) - 1.0);
        return {share, 1.0 - share, {total.n, total.weight, variance, degrees_of_freedom(frame_, z), simple}};
    }

    template <class = detail::when_called>
    [[nodiscard]] sampled_quantile quantile(double p, confidence_level level = {}, quantile_limits how = quantile_limits::woodruff,
                                            quantile_rule rule = quantile_rule::math) const {
        if (!(p > 0.0 && p < 1.0))
            throw std::domain_error("pbo::sampled_distribution: a quantile of " + detail::number_text(p) +
                                    "; expected above 0 and below 1");
        auto const steps = this->steps();
        sampled_quantile found;
        found.p = p;
        if (steps.empty()) return found;
        found.value = value_at(steps, p, rule);
        found.at_most = share_at_most(*found.value);
        auto const nothing = [&found](absence why) {
            found.lower = found.upper = found.standard_error = why;
            return found;
        };
        if (found.at_most.degrees_of_freedom() <= 0) return nothing(absence::no_degrees_of_freedom);
        auto const error = found.at_most.standard_error();
        if (!error) return nothing(error.reason());
        double const t = detail::student_t_quantile(level, static_cast<double>(found.at_most.degrees_of_freedom()));
        double const share = *found.at_most.value(), low = share - t * *error, high = share + t * *error;
        found.ties = p < low || p > high;
        if (how == quantile_limits::woodruff) {
            constexpr double rounding = 1e-12;
            found.lower = low < -rounding ? figure<double>(absence::not_available) : value_at(steps, low, rule);
            found.upper = high > 1.0 + rounding ? figure<double>(absence::not_available) : value_at(steps, high, rule);
        } else {
            found.lower = first_beyond(steps, p, -t);
            found.upper = first_beyond(steps, p, t);
        }
        found.standard_error = absence::not_available;
        if (found.lower && found.upper) found.standard_error = (*found.upper - *found.lower) / (2.0 * t);
        return found;
    }

private:
    struct in_unit {
        double amount;
        std::size_t unit;
        weighted_moments moments;
    };
    struct step {
        double amount, share;
    };

    /// Each amount with the share of people who have it or less.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<step> steps() const {
        std::vector<std::pair<double, double>> weights;
        weights.reserve(people_.size());
        double all = 0.0;
        for (auto const& one : people_) {
            double const weight = one.moments.a + one.moments.b;
            if (!(weight > 0.0)) continue;
            weights.emplace_back(one.amount, weight);
            all += weight;
        }
        std::sort(weights.begin(), weights.end());
        std::vector<step> made;
        double sum = 0.0;
        for (auto const& [amount, weight] : weights) {
            sum += weight;
            if (made.empty() || made.back().amount != amount) made.push_back({amount, 0.0});
            made.back().share = sum / all;
        }
        return made;
    }
    template <class = detail::when_called>
    [[nodiscard]] static double value_at(std::vector<step> const& steps, double p, quantile_rule rule) {
        constexpr double rounding = 1e-12;
        auto at = std::lower_bound(steps.begin(), steps.end(), p - rounding, [](step const& s, double share) { return s.share < share; });
        if (at == steps.end()) --at;
        bool const exactly = std::fabs(at->share - p) <= rounding && at + 1 != steps.end();
        return rule == quantile_rule::school && exactly ? 0.5 * (at->amount + (at + 1)->amount) : at->amount;
    }
    /// The least amount of which the share is above p by t of its standard errors at least; where t is negative, not below p by more.
    template <class = detail::when_called>
    [[nodiscard]] double first_beyond(std::vector<step> const& steps, double p, double t) const {
        std::size_t low = 0, high = steps.size() - 1;  // of the greatest amount the share is 1, without an error
        while (low < high) {
            std::size_t const middle = low + (high - low) / 2;
            double const error = share_at_most(steps[middle].amount).standard_error().value_or(0.0);
            if (steps[middle].share - p >= t * error) high = middle;
            else low = middle + 1;
        }
        return steps[low].amount;
    }

    sampling_frame frame_;
    std::vector<in_unit> people_;
};

/// Of a table by amount: people of each amount are those who are asked.
template <class Key, class Unit>
[[nodiscard]] sampled_distribution distribution_of(sampled_table<Key, Unit> const& t) {
    sampled_distribution d(t.frame());
    for (auto const& [amount, cell] : t.counts()) d.add(static_cast<double>(amount), cell);
    return d;
}

}  // namespace pbo

#endif
