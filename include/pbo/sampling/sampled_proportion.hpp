// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_SAMPLED_PROPORTION_HPP
#define PBO_SAMPLING_SAMPLED_PROPORTION_HPP

// What share of the population, as far as the sample can tell?  The weighted share of those who were asked, with the
// variance that the design gives it.  Every method for it is called as for a plain proportion: wilson(p), logit(p, level).
//
// Published figures will do where the records are not at hand: sampled_proportion{0.47, 0.035, 276, 56} is a share, its
// standard error, the records and the degrees of freedom.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/sampling/sampled_value.hpp>

#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace pbo {

class sampled_proportion : public sampled_estimate {
public:
    static constexpr interval range = unit_interval;

    sampled_proportion() = default;
    /// Throws std::domain_error for a share that is not between 0 and 1, or a variance that is negative or not finite.
    template <class = detail::when_called>
    sampled_proportion(figure<double> share, sampled_evidence const& evidence)
        : sampled_estimate(share, evidence), rest_(share.transform([](double p) { return 1.0 - p; })) {
        refuse_unless_share(share);
    }
    /// The same with 1 - share, which knows digits that share has lost when nearly everybody is a hit.
    template <class = detail::when_called>
    sampled_proportion(figure<double> share, figure<double> rest, sampled_evidence const& evidence)
        : sampled_estimate(share, evidence), rest_(rest) {
        refuse_unless_share(share);
        refuse_unless_share(rest);
    }
    /// Of published figures.  The design effect is that with replacement, as the population is not told.
    template <class = detail::when_called>
    sampled_proportion(double share, double standard_error, std::uint64_t n, std::int64_t degrees_of_freedom)
        : sampled_proportion(share, {n, absence::not_available, standard_error * standard_error, degrees_of_freedom,
                                     n > 1 ? figure<double>(share * (1.0 - share) / static_cast<double>(n - 1))
                                           : figure<double>(absence::nothing_to_divide_by)}) {}

    /// 1 - value().
    template <class = detail::when_called>
    [[nodiscard]] figure<double> rest() const { return rest_; }

    /// How many people a simple random sample would have needed for this variance, p (1 - p) / V; n where everybody or
    /// nobody is a hit and the design says nothing; infinite for a variance of 0 otherwise.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> effective_n() const {
        if (!value().has_value()) return value();
        if (!variance().has_value()) return variance();
        double const spread = *value() * *rest_;
        if (spread == 0.0) return static_cast<double>(n());
        return spread / *variance();
    }

    friend bool operator==(sampled_proportion const&, sampled_proportion const&) = default;

private:
    template <class = detail::when_called>
    static void refuse_unless_share(figure<double> const& p) {
        if (p.has_value() && !(*p >= 0.0 && *p <= 1.0))
            throw std::domain_error("pbo::sampled_proportion: " + detail::number_text(*p) + " is not between 0 and 1");
    }
    figure<double> rest_ = absence::nothing_to_divide_by;
};

}  // namespace pbo

#endif
