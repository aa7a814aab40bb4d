// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_STOCK_HPP
#define PBO_ACCUMULATORS_STOCK_HPP

// Can the stock features count yes and no, and be merged?  On their own they cannot: the stock sum of bool saturates at 1,
// and none of them merges.  These three provide the stock features count, sum and sum_of_weights from the tally, so that
// whatever depends on them, such as the stock mean, reads the tally too and merges with it.  List them before:
//
//     accumulator_set<bool, features<pbo::tag::count, pbo::tag::sum, boost::accumulators::tag::mean>> set;
//     boost::accumulators::mean(set)        // the stock extractors
//
// count is the number of yes and no, without absences, also in a set with weights (as the stock one is); sum is the number
// of yes, or their weight.  The stock mean of nobody is 0/0, as ever: ask extract::proportion for a figure with its reason.

#include <pbo/accumulators/detail/tally_state.hpp>
#include <pbo/accumulators/tally.hpp>

#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/sum.hpp>
#include <boost/accumulators/statistics/weighted_sum.hpp>

#include <cstdint>
#include <type_traits>

namespace pbo {

namespace detail {

struct read_count {
    std::uint64_t operator()(tally const& cell) const { return cell.trials(); }
    std::uint64_t operator()(weighted_proportion const& cell) const { return cell.n(); }
};
struct read_sum {
    std::uint64_t operator()(tally const& cell) const { return cell.hits(); }
    double operator()(weighted_proportion const& cell) const { return cell.hit_weight(); }
};
struct read_sum_of_weights {
    double operator()(tally const&) const { return 0.0; }
    double operator()(weighted_proportion const& cell) const { return cell.weight(); }
};

}  // namespace detail

namespace tag {

template <class What, class Read>
struct stock_reading;

}  // namespace tag

namespace detail {
template <class What, class Read, bool weighted>
struct stock_accumulator : framework::accumulator_base {
    static_assert(weighted || !std::is_same_v<Read, read_sum_of_weights>,
                  "pbo: a set without weights has no sum of weights; give it a third parameter: "
                  "accumulator_set<Sample, features<...>, double>");
    using own_feature = tag::stock_reading<What, Read>;
    using result_type = std::remove_cvref_t<decltype(Read{}(std::declval<typename What::template cell<weighted> const&>()))>;

    stock_accumulator(framework::dont_care) {}
    template <class Arguments>
    [[nodiscard]] result_type result(Arguments const& arguments) const {
        return Read{}(cell_of<What>(arguments));
    }
};
}  // namespace detail

namespace tag {

/// Provides a stock feature.
template <class What, class Read>
struct stock_reading : boost::accumulators::depends_on<basic_tally<What>> {
    struct impl {
        template <class, class Weight>
        struct apply {
            using type = detail::stock_accumulator<What, Read, detail::is_weighted<Weight>>;
        };
    };
};
using count = stock_reading<the_sample, detail::read_count>;
using sum = stock_reading<the_sample, detail::read_sum>;
using sum_of_weights = stock_reading<the_sample, detail::read_sum_of_weights>;
template <auto hit, auto asked = asked_of_everybody>
using count_of = stock_reading<predicate_of_record<hit, asked>, detail::read_count>;
template <auto hit, auto asked = asked_of_everybody>
using sum_of = stock_reading<predicate_of_record<hit, asked>, detail::read_sum>;

}  // namespace tag

}  // namespace pbo

namespace boost::accumulators {
template <class What>
struct feature_of<pbo::tag::stock_reading<What, pbo::detail::read_count>> : feature_of<tag::count> {};
template <class What>
struct feature_of<pbo::tag::stock_reading<What, pbo::detail::read_sum>> : feature_of<tag::sum> {};
template <class What>
struct feature_of<pbo::tag::stock_reading<What, pbo::detail::read_sum_of_weights>> : feature_of<tag::sum_of_weights> {};
template <class What, class Read, bool weighted>
struct with_cached_result<pbo::detail::stock_accumulator<What, Read, weighted>>
    : pbo::detail::keeps_result<pbo::detail::stock_accumulator<What, Read, weighted>> {
    using pbo::detail::keeps_result<pbo::detail::stock_accumulator<What, Read, weighted>>::keeps_result;
};
namespace tag {
template <class What, class Read>
struct droppable<pbo::tag::stock_reading<What, Read>> : pbo::detail::droppable_reading<pbo::tag::stock_reading<What, Read>> {};
}  // namespace tag
}  // namespace boost::accumulators

#endif
