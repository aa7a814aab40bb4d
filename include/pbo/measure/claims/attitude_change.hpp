// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_ATTITUDE_CHANGE_HPP
#define PBO_MEASURE_CLAIMS_ATTITUDE_CHANGE_HPP

// 67 % believed in 2009 that personalisation would help, 41 % in 2011: is that a change?  Two surveys of different people.
// Print gives shares and often not how many were asked, so the answer is a function of the sample sizes:
//
//     auto c = pbo::attitude_change({268, 400}, {164, 400});             // earlier, later: counts
//     c.difference;  c.test;                                              // later - earlier; Newcombe; pooled z
//     pbo::attitude_change_from_print({67, 100}, 600, {41, 100}, 439);    // the nearest counts, and all that round so
//     pbo::smallest_clear_sample({67, 100}, {41, 100});                   // so many in each show a change at 95 %
//
// z is the pooled z of two shares (its square is Pearson's chi-squared).  From print, k is the whole number nearest to share x n
// (halves up); `least_clear_p` is the largest p-value of any pair of counts that round to the printed whole per cents.
// smallest_clear_sample is the least n such that two samples of that size or any larger (up to 100,000) have p < alpha at the
// nearest counts; nothing where the shares are the same or no such size is clear.
//
// The samples must be of different people, drawn alike from the same professions; a change of who answers looks the same as a
// change of mind.  Nobody in one: no difference, no test (nothing to divide by).  Throws std::domain_error for shares above 1
// and for sizes of which no count rounds to the share (17 people cannot be 67 %).

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/measure/detail/two_shares.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace pbo {

struct attitude_change_result {
    proportion earlier;
    proportion later;
    estimate<difference_of> difference;  ///< later minus earlier
    figure<double> z;
    test_result test;

    friend bool operator==(attitude_change_result const&, attitude_change_result const&) = default;
};

struct attitude_change_printed : attitude_change_result {
    compatible_counts earlier_counts;    ///< that round to the printed share
    compatible_counts later_counts;
    double least_clear_p = 1.0;    ///< of any of them
};

namespace detail {

/// round(share x n), halves up, in whole numbers.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t nearest_count(fraction const& share, std::uint64_t n) {
    auto const twice = wide_product(share.numerator(), n) * 2 + share.denominator();
    return static_cast<std::uint64_t>(twice / (static_cast<wide_count>(share.denominator()) * 2));
}

struct attitude_change_function {
    template <difference_method Method = newcombe_method>
    [[nodiscard]] attitude_change_result operator()(comparand const& earlier, comparand const& later, Method const& method = {},
                                                    confidence_level const& level = {}) const {
        attitude_change_result r{earlier, later, method(difference_of{later, earlier}, level), absence::nothing_to_divide_by,
                                 tested(pearson_chi_squared, later, earlier)};
        if (r.test.statistic) {
            double const size = std::sqrt(*r.test.statistic);
            r.z = *r.difference.counts.value() < 0.0 ? -size : size;
        }
        return r;
    }
};

struct attitude_change_from_print_function {
    /// The shares are printed in whole per cents.
    template <class = detail::when_called>
    [[nodiscard]] attitude_change_printed operator()(fraction const& earlier, std::uint64_t asked_earlier, fraction const& later,
                                                     std::uint64_t asked_later, confidence_level const& level = {}) const {
        auto const first = counts(earlier, asked_earlier);
        auto const second = counts(later, asked_later);
        attitude_change_printed r;
        static_cast<attitude_change_result&>(r) =
            attitude_change_function{}({nearest_count(earlier, asked_earlier), asked_earlier},
                                       {nearest_count(later, asked_later), asked_later}, newcombe, level);
        r.earlier_counts = first;
        r.later_counts = second;
        // p falls as the shares part, so the least clear pair is the closest one that the windows hold.
        bool const fell = later < earlier;
        proportion const a{fell ? first.smallest : first.largest, asked_earlier};
        proportion const b{fell ? second.largest : second.smallest, asked_later};
        bool const meet = fell ? !(fraction(b) < fraction(a)) : !(fraction(a) < fraction(b));
        r.least_clear_p = meet ? 1.0 : *pearson_chi_squared(a, b).p_value;
        return r;
    }

private:
    template <class = detail::when_called>
    static compatible_counts counts(fraction const& share, std::uint64_t asked) {
        if (fraction(1, 1) < share)
            throw std::domain_error("pbo::attitude_change: a share of " + std::to_string(share.value()) + " exceeds 1");
        auto const found = print_window::rounded(share, 100).counts_of(asked);
        if (!found)
            throw std::domain_error("pbo::attitude_change: no count of " + std::to_string(asked) + " people rounds to " +
                                    detail::number_text(100.0 * share.value()) + "%");
        return *found;
    }
};

struct smallest_clear_sample_function {
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::uint64_t> operator()(fraction const& earlier, fraction const& later,
                                                          confidence_level const& level = {}) const {
        if (fraction(1, 1) < earlier || fraction(1, 1) < later)
            throw std::domain_error("pbo::smallest_clear_sample: a share exceeds 1");
        constexpr std::uint64_t most = 100'000;
        std::optional<std::uint64_t> smallest;
        for (std::uint64_t n = most; n >= 1; --n) {
            auto const test = pearson_chi_squared(proportion(nearest_count(later, n), n), proportion(nearest_count(earlier, n), n));
            if (!(*test.p_value < level.alpha())) break;
            smallest = n;
        }
        return smallest;
    }
};

}  // namespace detail

/// attitude_change(earlier, later, method = newcombe, level = 95 %).
inline constexpr detail::attitude_change_function attitude_change{};
/// attitude_change_from_print(earlier share, asked, later share, asked, level = 95 %).
inline constexpr detail::attitude_change_from_print_function attitude_change_from_print{};
/// smallest_clear_sample(earlier share, later share, level = 95 %).
inline constexpr detail::smallest_clear_sample_function smallest_clear_sample{};

}  // namespace pbo

#endif
