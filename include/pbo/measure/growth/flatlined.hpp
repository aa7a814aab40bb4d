// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_FLATLINED_HPP
#define PBO_MEASURE_GROWTH_FLATLINED_HPP

// "Direct payments flatlined": may we say that nothing changed?  That is a claim of no change, and a test that finds no
// change does not support it.  It takes a margin, chosen before the counts are seen: 0.05 is "within 5 % either way".
//
//     auto f = pbo::flatlined(87'900, 88'322, 0.05);
//     f.within;                                        // the fact: |end - start| <= 5 % of start
//     f.beyond_chance.p_value;                         // could chance alone have kept it inside the margin?
//     f.claim;                                         // no change within the margin, changed, or cannot be told
//     pbo::flatlined(start_share, end_share, 0.01);    // the same for a share of people, in points
//
// The fact is a matter of counting.  The test treats the counts as events (Poisson) or people (binomial) that chance could
// have made more or fewer of: two one-sided tests (equivalence.hpp), small p for "within the margin".  For counts the
// interval of the ratio is Clopper and Pearson's (1934), by the binomial law of one count given their sum, at 1 - 2 alpha,
// which is the one that agrees with the two tests; for shares it is the score interval (mee).
//
//   claim   no_change_within_margin   p < alpha
//           changed_beyond_margin     the interval lies wholly outside the margin on one side
//           cannot_be_told            neither: the counts are too few for this margin
//
// Nothing at the start: no ratio, no fact (nothing to divide by), and the claim cannot be told.  The two counts must be of
// different people or events for the test to hold; people who stayed on direct payments are in both, which makes chance
// smaller than assumed and the test cautious.  Throws std::domain_error unless 0 < margin < 1, and unless the level is
// above a half.  Cost: two binomial tails and an interval.

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/equivalence.hpp>
#include <pbo/compare/mee.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/measure/growth/count_change.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace pbo {

enum class flatlined_claim : std::uint8_t { no_change_within_margin, changed_beyond_margin, cannot_be_told };

template <>
inline constexpr auto spellings_of<flatlined_claim> =
    std::array{spelled<flatlined_claim>{flatlined_claim::no_change_within_margin, "no change within the margin"},
               spelled<flatlined_claim>{flatlined_claim::changed_beyond_margin, "changed beyond the margin"},
               spelled<flatlined_claim>{flatlined_claim::cannot_be_told, "cannot be told"}};

struct flatlined_result {
    double margin = 0.0;
    figure<double> change;          ///< relative change of a count, or difference of two shares
    figure<bool> within;            ///< |change| <= margin: the fact
    test_result beyond_chance;      ///< equivalence: small p for "within the margin"
    figure<interval> change_limits; ///< of the change, at 1 - 2 alpha
    confidence_level level;
    flatlined_claim claim = flatlined_claim::cannot_be_told;
};

namespace detail {

/// 1 - 2 alpha, the level of the interval that agrees with two one-sided tests at alpha.
template <class = detail::when_called>
[[nodiscard]] inline confidence_level level_beside_two_tests(confidence_level const& level) {
    if (!(level.alpha() < 0.5))
        throw std::domain_error("pbo::flatlined: a level of " + number_text(level.value()) + " is not above a half");
    return confidence_level::from_alpha(2.0 * level.alpha());
}

struct flatlined_function {
    /// Two counts of events.
    template <class = detail::when_called>
    [[nodiscard]] flatlined_result operator()(std::uint64_t start, std::uint64_t end, double margin,
                                              confidence_level const& level = {}) const {
        equivalence_of_counts const test(margin);
        auto const beside = level_beside_two_tests(level);
        count_change const counts{start, end};
        flatlined_result r{margin, counts.relative_change(), {}, test(start, end), absence::nothing_to_divide_by, level, {}};
        if (start == 0 && end == 0) return judged(r);
        auto const given_sum = limits(clopper_pearson, proportion(end, checked_sum(start, end)), beside);
        auto const relative = [](double share) {
            return share < 1.0 ? share / (1.0 - share) - 1.0 : std::numeric_limits<double>::infinity();
        };
        r.change_limits = given_sum.transform([&](interval const& i) { return interval{relative(i.lower()), relative(i.upper())}; });
        return judged(r);
    }

    /// Two shares of different people: the margin is in shares (0.01 is one point).
    template <class = detail::when_called>
    [[nodiscard]] flatlined_result operator()(comparand const& start, comparand const& end, double margin,
                                              confidence_level const& level = {}) const {
        equivalence const test(margin);
        auto const beside = level_beside_two_tests(level);
        difference_of const gap{end, start};
        flatlined_result r{margin, gap.value(), {}, test(end, start), limits(mee, gap, beside), level, {}};
        return judged(r);
    }

private:
    template <class = detail::when_called>
    static flatlined_result judged(flatlined_result r) {
        r.within = r.change.transform([&](double change) { return std::abs(change) <= r.margin; });
        r.claim = flatlined_claim::cannot_be_told;
        if (!r.change) return r;
        if (r.beyond_chance.p_value && *r.beyond_chance.p_value < r.level.alpha()) r.claim = flatlined_claim::no_change_within_margin;
        else if (r.change_limits && (r.change_limits->lower() > r.margin || r.change_limits->upper() < -r.margin))
            r.claim = flatlined_claim::changed_beyond_margin;
        return r;
    }
};

}  // namespace detail

/// flatlined(start count, end count, margin, level = 95 %); flatlined(start share, end share, margin, level).
inline constexpr detail::flatlined_function flatlined{};

}  // namespace pbo

#endif
