// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_ATTAINMENT_HPP
#define PBO_ACCUMULATORS_ATTAINMENT_HPP

// Is the target met, so far?
//
//     pbo::extract::attainment(set, pbo::targets::april_2011)
//     pbo::extract::attainment(set, pbo::targets::april_2011, pbo::clopper_pearson, pbo::confidence_level{0.99})
//
// The same answer as attainment(table, target).overall of measure/: the fact, in whole numbers, and for a sample the
// statement.  The set must know what it counts (see take_up.hpp), or std::invalid_argument says how to tell it; so does a
// target on another basis or of another role.  In a set with weights the people are a sample in any case: the share is
// compared with the target as a real number, with the interval of Kish's effective n beside it, and how many more people are
// needed is not said.

#include <pbo/accumulators/interval.hpp>
#include <pbo/accumulators/take_up.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/method.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/outcomes.hpp>

#include <concepts>
#include <stdexcept>

namespace pbo {

/// What a weighted sample says of a target.
struct weighted_attained {
    weighted_proportion counts;
    figure<bool> met;                           ///< share >= target, in real numbers
    figure<double> points_from_target;          ///< percentage points; negative is short of the target
    estimate<effective_proportion> from;
    interval_position position = interval_position::across;
};

namespace detail {

/// The target's indicator among the counts, after the target has been checked against what is counted.
template <class Counts, class Method>
[[nodiscard]] attained attainment_of_cell(counted_take_up<Counts> const& cell, target const& aim, Method const& method,
                                          confidence_level const& level)
    requires std::same_as<Counts, take_up_counts>
{
    table<everybody, take_up_counts, take_up_context>::builder one(*cell.context());
    one[everybody{}] = cell.counts();
    return attainment(one.freeze(), aim, method, level).overall;
}
template <class Counts, class Method>
[[nodiscard]] weighted_attained attainment_of_cell(counted_take_up<Counts> const& cell, target const& aim, Method const& method,
                                                   confidence_level const& level)
    requires std::same_as<Counts, weighted_take_up_counts>
{
    // measure/ refuses what the target is not about, by its words.
    static_cast<void>(attainment(table<everybody, take_up_counts, take_up_context>(*cell.context()), aim));
    auto const& counts = aim.indicator() == "take_up" ? cell.counts().on_budget : cell.counts().direct_payments;
    auto const value = counts.value();
    double const wanted = aim.share().value();
    auto const from = interval_of_cell(counts, method, level);
    return {counts, value.transform([wanted](double v) { return v >= wanted; }),
            value.transform([wanted](double v) { return 100.0 * (v - wanted); }), from, position_of(from.limits, aim.share())};
}

/// Holds nothing, and has no result without a target.
struct attainment_accumulator : framework::accumulator_base {
    using result_type = void;
    attainment_accumulator(framework::dont_care) {}
    template <class Arguments>
    void result(Arguments const&) const {
        static_assert(never<Arguments>, "pbo: attainment is of a target; write pbo::extract::attainment(set, pbo::targets::april_2011)");
    }
};

}  // namespace detail

namespace tag {
struct attainment : boost::accumulators::depends_on<basic_tally<the_take_up>> {
    struct impl {
        template <class, class>
        struct apply {
            struct type : detail::attainment_accumulator {
                using own_feature = attainment;
                using detail::attainment_accumulator::attainment_accumulator;
            };
        };
    };
};
struct weighted_attainment : boost::accumulators::depends_on<basic_weighted_tally<the_take_up>> {
    using impl = attainment::impl;
};
}  // namespace tag

namespace detail {
struct attainment_extractor {
    template <class Source, interval_method Method = wilson_method>
    [[nodiscard]] auto operator()(Source const& source, target const& aim, Method const& method = {},
                                  confidence_level const& level = {}) const {
        auto const& set = set_of(source);
        static_cast<void>(accumulator_of<tag::attainment>(set));
        auto const& cell = cell_of<the_take_up>(set);
        if (!cell.context())
            throw std::invalid_argument("pbo::tag::attainment: nobody said what is counted, so no target is about it; construct the "
                                        "set with pbo::counted_as = pbo::take_up_context{basis, role, period, completeness}");
        return attainment_of_cell(cell, aim, method, level);
    }
    template <class Source, class... Others>
    void operator()(Source const&, Others const&...) const {
        static_assert(never<Source>, "pbo: extract::attainment takes the set, a target, a method and a level: write "
                                     "extract::attainment(set, pbo::targets::april_2011, pbo::wilson, pbo::confidence_level{0.99})");
    }
};
}  // namespace detail

namespace extract {
inline constexpr detail::attainment_extractor attainment{};
}

}  // namespace pbo

namespace boost::accumulators {
template <>
struct as_weighted_feature<pbo::tag::attainment> {
    using type = pbo::tag::weighted_attainment;
};
template <>
struct feature_of<pbo::tag::weighted_attainment> : feature_of<pbo::tag::attainment> {};
}  // namespace boost::accumulators

#endif
