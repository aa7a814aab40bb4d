// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_DETAIL_READING_HPP
#define PBO_ACCUMULATORS_DETAIL_READING_HPP

// A feature that holds nothing: it reads the cell of a tally whenever it is asked.  Read is a function object from a cell to
// the result, with an overload for the weighted cell where there is one.

#include <pbo/accumulators/detail/tally_state.hpp>
#include <pbo/accumulators/tally.hpp>

#include <type_traits>
#include <utility>

namespace pbo::tag {
template <class What, class Read>
struct reading;
}

namespace pbo::detail {

template <class What, class Read, bool weighted>
struct reading_accumulator : framework::accumulator_base {
    using own_feature = tag::reading<What, Read>;
    using result_type = std::remove_cvref_t<decltype(Read{}(std::declval<typename What::template cell<weighted> const&>()))>;

    reading_accumulator(framework::dont_care) {}

    template <class Arguments>
    [[nodiscard]] result_type result(Arguments const& arguments) const {
        static_assert(!has_argument<Arguments, framework::tag::sample>,
                      "pbo: an unnamed argument of a stock extractor is taken for a sample; use ours, which know a level from "
                      "a number: pbo::extract::interval(set, pbo::confidence_level{0.99})");
        return Read{}(cell_of<What>(arguments));
    }
};

template <class What, class Read, bool weighted>
struct reading_impl {
    template <class, class Weight>
    struct apply {
        using type = reading_accumulator<What, Read, weighted>;
    };
};

}  // namespace pbo::detail

namespace pbo::tag {

/// In a set with weights; chosen by Boost for reading.
template <class What, class Read>
struct weighted_reading : boost::accumulators::depends_on<basic_weighted_tally<What>> {
    using impl = detail::reading_impl<What, Read, true>;
};
template <class What, class Read>
struct reading : boost::accumulators::depends_on<basic_tally<What>> {
    using impl = detail::reading_impl<What, Read, false>;
};

}  // namespace pbo::tag

namespace boost::accumulators {
template <class What, class Read>
struct as_weighted_feature<pbo::tag::reading<What, Read>> {
    using type = pbo::tag::weighted_reading<What, Read>;
};
template <class What, class Read>
struct feature_of<pbo::tag::weighted_reading<What, Read>> : feature_of<pbo::tag::reading<What, Read>> {};
template <class What, class Read, bool weighted>
struct with_cached_result<pbo::detail::reading_accumulator<What, Read, weighted>>
    : pbo::detail::keeps_result<pbo::detail::reading_accumulator<What, Read, weighted>> {
    using pbo::detail::keeps_result<pbo::detail::reading_accumulator<What, Read, weighted>>::keeps_result;
};
namespace tag {
template <class What, class Read>
struct droppable<pbo::tag::reading<What, Read>> : pbo::detail::droppable_reading<pbo::tag::reading<What, Read>> {};
template <class What, class Read>
struct droppable<pbo::tag::weighted_reading<What, Read>> : pbo::detail::droppable_reading<pbo::tag::weighted_reading<What, Read>> {};
}  // namespace tag
}  // namespace boost::accumulators

#endif
