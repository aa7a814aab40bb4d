// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_DETAIL_TALLY_STATE_HPP
#define PBO_ACCUMULATORS_DETAIL_TALLY_STATE_HPP

// The one accumulator of this room that holds anything.  What is counted is a policy:
//
//     What::cell<weighted>                 a cell: += merges
//     What::start(cell, args)              named arguments of the set's constructor
//     What::add(cell, sample)              counts one sample, or absorbs a whole cell
//     What::add(cell, sample, weight)      the same with its weight
//
// Everything else reads the cell and holds nothing, so what merges is the cell and nothing else.

#include <pbo/accumulators/detail/framework.hpp>

#include <type_traits>

namespace pbo::tag {
template <class What>
struct basic_tally;
}

namespace pbo::detail {

template <class What, bool weighted>
class tally_state : public framework::accumulator_base {
public:
    using own_feature = tag::basic_tally<What>;
    using cell_type = typename What::template cell<weighted>;
    using result_type = cell_type;

    template <class Arguments>
    tally_state(Arguments const& arguments) {
        check_construction<Arguments>();
        What::start(cell_, arguments);
    }

    template <class Arguments>
    void operator()(Arguments const& arguments) {
        constexpr bool weight_given = has_argument<Arguments, framework::tag::weight>;
        static_assert(has_argument<Arguments, framework::tag::sample>, "pbo: there is nothing to count; write set(sample)");
        if constexpr (!weighted) {
            static_assert(!weight_given, "pbo: this set has no weights, and this one would be dropped; give the set a third "
                                         "parameter: accumulator_set<Sample, features<...>, double>");
            if constexpr (!weight_given) What::add(cell_, arguments[framework::sample]);
        } else if constexpr (weight_given) {
            What::add(cell_, arguments[framework::sample], static_cast<double>(arguments[framework::weight]));
        } else {
            using sample = std::remove_cvref_t<decltype(arguments[framework::sample])>;
            static_assert(std::is_same_v<sample, cell_type> || std::is_same_v<sample, typename What::template absorbed<true>>,
                          "pbo: a set with weights wants one for every sample; write set(sample, "
                          "boost::accumulators::weight = w), or absorb a whole weighted cell");
            if constexpr (std::is_same_v<sample, cell_type> || std::is_same_v<sample, typename What::template absorbed<true>>)
                What::absorb(cell_, arguments[framework::sample]);
        }
    }

    [[nodiscard]] cell_type result(framework::dont_care) const { return cell_; }
    [[nodiscard]] cell_type const& cell() const noexcept { return cell_; }
    [[nodiscard]] cell_type& cell() noexcept { return cell_; }

    /// Adds what another set has counted.
    void merge(tally_state const& other) { cell_ += other.cell_; }

private:
    cell_type cell_{};
};

/// The state of an unweighted or a weighted feature; Weight is the set's, void where it has none.
template <class What, class Weight, bool weighted>
struct checked_tally_state : tally_state<What, weighted> {
    static_assert(weighted != std::is_void_v<Weight>,
                  "pbo: weighted features need a set with weights; list the plain tag (pbo::tag::interval) and give the set "
                  "a third parameter: accumulator_set<Sample, features<...>, double>");
    using tally_state<What, weighted>::tally_state;
};

/// A feature's impl, as a metafunction class: quicker to compile than an MPL lambda.
template <class What, bool weighted>
struct tally_impl {
    template <class, class Weight>
    struct apply {
        using type = checked_tally_state<What, Weight, weighted>;
    };
};

/// The cell that a set keeps for What: from the set, or from the arguments of an impl's result.
template <class What, class Source>
[[nodiscard]] auto const& cell_of(Source const& source) {
    return accumulator_of<tag::basic_tally<What>>(set_of(source)).cell();
}

/// Whether a set of this Weight keeps weighted cells.
template <class Weight>
inline constexpr bool is_weighted = !std::is_void_v<Weight>;

}  // namespace pbo::detail

#endif
