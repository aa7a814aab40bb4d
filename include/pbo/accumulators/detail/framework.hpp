// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_DETAIL_FRAMEWORK_HPP
#define PBO_ACCUMULATORS_DETAIL_FRAMEWORK_HPP

// What this room needs of Boost.Accumulators (1.74 to 1.81 and beyond), and questions that the framework does not answer:
// is a feature in this set, was an argument of this name given, did a tag bring an impl of its own?  An accumulator set is a
// list, fusion::cons<accumulator, rest>, of accumulators that know their feature: the questions walk that list.

#include <pbo/core/detail/never.hpp>

#include <boost/accumulators/framework/accumulator_base.hpp>
#include <boost/accumulators/framework/accumulator_set.hpp>
#include <boost/accumulators/framework/depends_on.hpp>
#include <boost/accumulators/framework/extractor.hpp>
#include <boost/accumulators/framework/features.hpp>
#include <boost/accumulators/framework/parameters/accumulator.hpp>
#include <boost/accumulators/framework/parameters/sample.hpp>
#include <boost/accumulators/framework/parameters/weight.hpp>
#include <boost/mpl/placeholders.hpp>
#include <boost/mpl/transform.hpp>
#include <boost/parameter/binding.hpp>
#include <boost/parameter/keyword.hpp>

#include <optional>
#include <type_traits>

namespace boost::accumulators::impl {
template <typename Sample, typename Tag>
struct sum_impl;
}

namespace pbo::detail {

namespace framework = boost::accumulators;

template <class T>
concept accumulator_set_like = framework::detail::is_accumulator_set<std::remove_cvref_t<T>>::value;

/// What a feature is, whether it is weighted or droppable.
template <class Tag>
using plain_feature = typename framework::feature_of<typename framework::as_feature<Tag>::type>::type;

struct not_given {};
/// Whether an argument pack has an argument of this name.
template <class Arguments, class Tag>
inline constexpr bool has_argument =
    !std::is_same_v<typename boost::parameter::binding<Arguments, Tag, not_given>::type, not_given>;

/// The accumulator of a feature in a set's list; void when there is none.
template <class List, class Feature>
struct found_in {
    using type = void;
};
template <class First, class Rest, class Feature>
struct found_in<boost::fusion::cons<First, Rest>, Feature> {
    using type = typename std::conditional_t<std::is_same_v<plain_feature<typename First::feature_tag>, Feature>,
                                             std::type_identity<First>, found_in<Rest, Feature>>::type;
};
template <class Set, class Tag>
inline constexpr bool has_feature =
    !std::is_void_v<typename found_in<typename std::remove_cvref_t<Set>::accumulators_type, plain_feature<Tag>>::type>;

/// The set behind an extractor's argument: the set itself, or what an accumulator's result(args) was given.
template <class Source>
[[nodiscard]] decltype(auto) set_of(Source const& source) {
    if constexpr (accumulator_set_like<Source>)
        return (source);
    else
        return (source[framework::accumulator]);
}

/// The accumulator of a feature.  Refuses a set that has none.
template <class Tag, class Set>
[[nodiscard]] auto const& accumulator_of(Set const& set) {
    static_assert(has_feature<Set, Tag>,
                  "pbo: this accumulator_set does not have the feature asked for; list its tag: "
                  "accumulator_set<Sample, features<pbo::tag::interval, ...>>");
    return framework::find_accumulator<Tag>(set);
}

/// Accumulators of this room say whose impl they are.
template <class Accumulator>
concept has_own_feature = requires { typename Accumulator::own_feature; };

/// Is this accumulator's feature the one that its impl was written for?  A tag that depends on another and has no impl
/// inherits the other's, and would quietly be the other feature once more.
template <class Accumulator>
inline constexpr bool brings_own_impl = true;
template <has_own_feature Accumulator>
inline constexpr bool brings_own_impl<Accumulator> =
    std::is_same_v<plain_feature<typename Accumulator::feature_tag>, plain_feature<typename Accumulator::own_feature>>;

template <class Accumulator>
inline constexpr bool sums_bools = false;
template <class Tag, class Feature>
inline constexpr bool sums_bools<framework::detail::accumulator_wrapper<framework::impl::sum_impl<bool, Tag>, Feature>> = true;

template <class List>
inline constexpr bool all_bring_own_impl = true;
template <class First, class Rest>
inline constexpr bool all_bring_own_impl<boost::fusion::cons<First, Rest>> =
    brings_own_impl<First> && all_bring_own_impl<Rest>;

template <class List>
inline constexpr bool any_sums_bools = false;
template <class First, class Rest>
inline constexpr bool any_sums_bools<boost::fusion::cons<First, Rest>> = sums_bools<First> || any_sums_bools<Rest>;

/// The misuses of a set that can be seen when it is made.  Arguments are those of an accumulator's constructor.
template <class Arguments>
constexpr void check_construction() {
    using set = std::remove_cvref_t<typename boost::parameter::binding<Arguments, framework::tag::accumulator>::type>;
    static_assert(!has_argument<Arguments, framework::tag::sample>,
                  "pbo: an unnamed argument of accumulator_set's constructor seeds every accumulator as a first sample; "
                  "construct the set with named arguments only (pbo::asked_with = instrument), then feed it: set(sample)");
    static_assert(all_bring_own_impl<typename set::accumulators_type>,
                  "pbo: a feature of this set depends on another and has no impl of its own, so it would inherit the "
                  "other's; write one in its tag: using impl = boost::mpl::always<your_impl>;");
    static_assert(!any_sums_bools<typename set::accumulators_type>,
                  "pbo: the stock sum of a bool saturates at 1, and the stock mean divides it; list pbo::tag::count and "
                  "pbo::tag::sum before the stock feature, and it reads them instead");
}

/// with_cached_result for accumulators of this room.  Boost's own takes every accumulator that is not yet in use for a
/// dropped one, and copies and destroys a result that was never made: harmless for a double, not for an estimate.
template <class Accumulator>
struct keeps_result : Accumulator {
    using result_type = typename Accumulator::result_type;

    template <class Arguments>
    keeps_result(Arguments const& arguments) : Accumulator(arguments) {}
    keeps_result(keeps_result const&) = default;
    keeps_result& operator=(keeps_result const&) = default;

    template <class Arguments>
    void on_drop(Arguments const& arguments) {
        kept_.emplace(Accumulator::result(arguments));
    }
    template <class Arguments>
    [[nodiscard]] result_type result(Arguments const& arguments) const {
        return kept_ ? *kept_ : Accumulator::result(arguments);
    }

private:
    std::optional<result_type> kept_;
};

/// A droppable feature that only reads a tally: when it is dropped it keeps the result that it had then, for the tally may
/// go on.
template <class Feature>
struct droppable_reading : Feature {
    using feature_type = Feature;
    using dependencies = typename boost::mpl::transform<typename Feature::dependencies,
                                                        framework::tag::as_droppable<boost::mpl::_1>>::type;
    struct impl {
        template <class Sample, class Weight>
        struct apply {
            using type = framework::droppable_accumulator<
                framework::with_cached_result<typename Feature::impl::template apply<Sample, Weight>::type>>;
        };
    };
};

/// An extractor that takes the set (or, within an impl, its arguments) and nothing else.
template <class Tag>
struct plain_extractor {
    template <class Source>
    [[nodiscard]] auto operator()(Source const& source) const {
        if constexpr (accumulator_set_like<Source>) {
            static_cast<void>(accumulator_of<Tag>(source));
            return framework::extract_result<Tag>(source);
        } else {
            return framework::extractor<Tag>{}(source);
        }
    }
    template <class Source, class First, class... More>
    auto operator()(Source const&, First const&, More const&...) const {
        static_assert(never<First>, "pbo: this extractor takes the set alone; write extract::NAME(set), and feed a sample by set(sample)");
    }
};

}  // namespace pbo::detail

#endif
