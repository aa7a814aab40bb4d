// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_RATE_RATIO_HPP
#define PBO_COMPARE_RATE_RATIO_HPP

// Are events (complaints, reviews, starts of a budget) more frequent here than there?  x events in an exposure of s, y in t, both
// Poisson.  Of x + y events each is one of the first with probability s r / (s r + t), r the ratio of rates, so that whatever
// is known of that share is known of r (Przyborowski and Wilenski 1940):
//
//     exact     limits from Clopper and Pearson's of x out of x + y; p twice the smaller tail
//     mid       mid-P, the count that was seen by half in each tail: less cautious, and a little too sure at times
//
//     rate_ratio({30, 1200.0}, {18, 1150.0})     rate_ratio(first, second, rate_ratio_method::mid)
//
// Nobody had an event: the ratio is absent (nothing_to_divide_by), as it is with y = 0, where the upper limit is infinite; p = 1
// where there was no event.  R's poisson.test has the same limits, and for p the counts no more probable than the one seen.
// Throws std::domain_error for an exposure that is not above 0.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/one_share_tests.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/mid_p.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace pbo {

struct event_rate {
    std::uint64_t events = 0;
    double exposure = 1.0;
};

enum class rate_ratio_method : std::uint8_t { exact, mid };

struct rate_ratio_result {
    figure<double> ratio;
    figure<interval> limits;
    test_result test;  ///< against a ratio of 1
};

template <class = detail::when_called>
[[nodiscard]] inline rate_ratio_result rate_ratio(event_rate first, event_rate second,
                                                  rate_ratio_method how = rate_ratio_method::exact, confidence_level level = {}) {
    for (auto const& rate : {first, second})
        if (!(rate.exposure > 0.0 && std::isfinite(rate.exposure)))
            throw std::domain_error("pbo::rate_ratio: an exposure of " + detail::number_text(rate.exposure) + "; expected above 0");
    bool const mid = how == rate_ratio_method::mid;
    label const method(mid ? "rate_ratio_mid_p" : "rate_ratio_exact");
    rate_ratio_result found{absence::nothing_to_divide_by, absence::nothing_to_divide_by, detail::silent(absence::not_applicable, method)};
    auto const all = first.events + second.events;
    if (all == 0) return found;
    double const by_exposure = second.exposure / first.exposure;
    if (second.events != 0) found.ratio = static_cast<double>(first.events) / static_cast<double>(second.events) * by_exposure;
    proportion const share(first.events, all);
    auto const of_share = mid ? mid_p(share, level).limits : clopper_pearson(share, level).limits;
    auto const ratio_at = [by_exposure](double p) {
        return p < 1.0 ? p / (1.0 - p) * by_exposure : std::numeric_limits<double>::infinity();
    };
    found.limits = of_share.transform([&](interval const& i) { return interval(ratio_at(i.lower()), ratio_at(i.upper())); });
    double const expected = first.exposure / (first.exposure + second.exposure);
    double const at_least = detail::binomial_at_least(first.events, all, expected),
                 at_most = detail::binomial_at_most(first.events, all, expected);
    double const seen = at_least + at_most - 1.0;
    double const tail = std::fmin(at_least, at_most) - (mid ? 0.5 * std::fmax(0.0, seen) : 0.0);
    found.test = {static_cast<double>(first.events), absence::not_applicable, std::fmin(1.0, 2.0 * tail), method};
    return found;
}

}  // namespace pbo

#endif
