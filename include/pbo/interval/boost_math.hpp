// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_BOOST_MATH_HPP
#define PBO_INTERVAL_BOOST_MATH_HPP

// How do Boost.Math's distributions and our intervals meet?  Needs Boost.Math (1.74 or later), and is not part of <pbo/interval.hpp>.
//
//     boost::math::beta_distribution<> const prior(2.0, 3.0);
//     pbo::posterior(prior, counts);              // what is believed after the counts, a beta_distribution of the same policy
//     pbo::boost_bayes(prior)(counts);            // an estimate: equal tails of the posterior, inverted by Boost under its policy
//     pbo::bayes_of(prior)(counts);               // the same by our own quantile, which is faster and takes counts of 10^15
//     pbo::quantile_limits(boost::math::students_t(9), level);     // any distribution of Boost.Math, inverted into limits
//
// The policy of a distribution holds wherever Boost computes: how it promotes, and what it does with an error.  Under the usual
// policy Boost throws (std::domain_error, std::overflow_error, boost::math::evaluation_error); under one that returns NaN instead
// there are no limits, not_available, because no NaN leaves a public function here.
//
// As with bayes, nobody asked is [0, 1] whatever the prior, and the limits need not contain k/n.  Counts are those of a proportion
// (a tally, an area's answers) or real-valued ones (effective_proportion).

#include <pbo/core/method.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/bayes.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/complement.hpp>

#include <concepts>
#include <type_traits>

namespace pbo {

/// The prior as our own method, whose limits are those of boost_bayes(prior).
template <class Real, class Policy>
[[nodiscard]] bayes bayes_of(boost::math::beta_distribution<Real, Policy> const& prior) {
    return {static_cast<double>(prior.alpha()), static_cast<double>(prior.beta())};
}

/// Beta(k + a, n - k + b): what is believed of a share after k of n.
template <class Real, class Policy, detail::plain_counts Counts>
[[nodiscard]] boost::math::beta_distribution<Real, Policy> posterior(boost::math::beta_distribution<Real, Policy> const& prior,
                                                                     Counts const& counts) {
    auto const c = detail::real_counts_of(counts);
    return {prior.alpha() + static_cast<Real>(c.hits), prior.beta() + static_cast<Real>(c.misses)};
}
/// A cell that is a proportion and knows more.
template <class Real, class Policy, std::derived_from<proportion> Cell>
    requires(!std::same_as<Cell, proportion>)
[[nodiscard]] boost::math::beta_distribution<Real, Policy> posterior(boost::math::beta_distribution<Real, Policy> const& prior,
                                                                     Cell const& cell) {
    return posterior(prior, static_cast<proportion const&>(cell));
}

/// A distribution of Boost.Math's kind.
template <class D>
concept boost_distribution = requires(D const& d, typename D::value_type p) {
    typename D::policy_type;
    { quantile(d, p) } -> std::convertible_to<typename D::value_type>;
    { quantile(boost::math::complement(d, p)) } -> std::convertible_to<typename D::value_type>;
};

/// The values below and above which a distribution has half of 1 - level each; not_available where its policy gives a NaN.
template <boost_distribution Distribution>
[[nodiscard]] figure<interval> quantile_limits(Distribution const& law, confidence_level const& level = {}) {
    auto const side = static_cast<typename Distribution::value_type>(level.two_sided().probability);
    auto const lower = static_cast<double>(quantile(law, side));
    auto const upper = static_cast<double>(quantile(boost::math::complement(law, side)));
    if (lower != lower || upper != upper) return absence::not_available;
    if (upper < lower) return interval{upper, lower};  // at levels near 0 rounding carries one past the other
    return interval{lower, upper};
}

/// The equal-tailed interval of the posterior, its quantiles by Boost.  The name is boost_bayes(a;b).
template <class Real = double, class Policy = boost::math::policies::policy<>>
class boost_bayes : public callable_method<boost_bayes<Real, Policy>> {
public:
    using prior_type = boost::math::beta_distribution<Real, Policy>;
    static constexpr bool contains_value = false;

    explicit boost_bayes(prior_type const& prior) : prior_(prior) {}

    [[nodiscard]] prior_type const& prior() const noexcept { return prior_; }
    [[nodiscard]] label name() const {
        return label("boost_bayes(")
            .append(text_form<double>::write(static_cast<double>(prior_.alpha())))
            .append(";")
            .append(text_form<double>::write(static_cast<double>(prior_.beta())))
            .append(")");
    }
    friend bool operator==(boost_bayes const& a, boost_bayes const& b) {
        return a.prior_.alpha() == b.prior_.alpha() && a.prior_.beta() == b.prior_.beta();
    }

private:
    prior_type prior_;
};

template <class Real, class Policy, detail::plain_counts E>
[[nodiscard]] figure<interval> limits(boost_bayes<Real, Policy> const& m, E const& e, confidence_level const& level) {
    if (detail::real_counts_of(e).trials == 0.0) return unit_interval;
    return quantile_limits(posterior(m.prior(), e), level);
}

}  // namespace pbo

#endif
