// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_MERGE_HPP
#define PBO_ACCUMULATORS_MERGE_HPP

// Can the halves be counted apart and put together?  merge(set, other) adds what other has counted to set, over every
// feature: those of this room, and any of yours whose accumulator has
//
//     void merge(your_accumulator const& other);
//
// A feature that holds nothing (the stock mean) goes along.  One that holds something and has no merge() is refused when
// compiled, for it would quietly be that of one half.  Counts are the same to the bit as in one pass, weighted sums to 1e-12
// and better.  When a feature refuses (other instruments, another basis, a council that stands in both halves, counts beyond
// 2^64) it throws, and nothing has changed.  Sets in which a droppable feature was dropped are refused with std::logic_error:
// what was kept is of one half.

#include <pbo/accumulators/detail/framework.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <type_traits>

namespace pbo {

namespace detail {

template <class Accumulator>
concept mergeable_state = requires(Accumulator& mine, Accumulator const& theirs) { mine.merge(theirs); };

/// The accumulator that droppable<> wraps, or itself.
template <class Accumulator>
struct without_drop {
    using type = Accumulator;
};
template <class Accumulator, class Feature>
struct without_drop<framework::detail::accumulator_wrapper<framework::droppable_accumulator<Accumulator>, Feature>> {
    using type = Accumulator;
};

template <class Accumulator, class Feature>
struct without_drop<framework::detail::accumulator_wrapper<
    framework::droppable_accumulator<framework::with_cached_result<Accumulator>>, Feature>> {
    using type = Accumulator;
};

template <class List>
inline constexpr std::size_t length_of = 0;
template <class First, class Rest>
inline constexpr std::size_t length_of<boost::fusion::cons<First, Rest>> = 1 + length_of<Rest>;

/// Notes where the accumulators of a set stand, in their order.
struct address_visitor {
    void** next;
    std::size_t* taken;
    template <class Accumulator>
    void operator()(Accumulator& accumulator) const {
        next[(*taken)++] = std::addressof(accumulator);
    }
};

template <class List>
using addresses = std::array<void*, length_of<List> + 1>;

template <class Set>
[[nodiscard]] addresses<typename Set::accumulators_type> addresses_in(Set& set) {
    addresses<typename Set::accumulators_type> all{};
    std::size_t taken = 0;
    set.visit(address_visitor{all.data(), &taken});
    return all;
}

/// Walks two sets of one type in step.
template <class List>
struct merging {
    static void check(void**, void**) {}
    static void merge(void**, void**) {}
};
template <class First, class Rest>
struct merging<boost::fusion::cons<First, Rest>> {
    using state = typename without_drop<First>::type;
    static constexpr bool can_merge = mergeable_state<state>;
    static_assert(can_merge || std::is_empty_v<state>,
                  "pbo: a feature of this set keeps a state that cannot be merged (it is named above or below); for the stock "
                  "count, sum and mean list pbo::tag::count and pbo::tag::sum before them, give an accumulator of yours "
                  "void merge(accumulator const&), and leave out what cannot be merged, such as quantiles");

    /// Everything that can throw, on a copy.
    static void check(void** mine, void** theirs) {
        if constexpr (First::is_droppable::value)
            if (at<First>(mine).is_dropped() || at<First>(theirs).is_dropped())
                throw std::logic_error("pbo::merge: a feature was dropped from one of the sets; what it kept is of one part only");
        if constexpr (can_merge) {
            state copy(static_cast<state const&>(at<First>(mine)));
            copy.merge(static_cast<state const&>(at<First>(theirs)));
        }
        merging<Rest>::check(mine + 1, theirs + 1);
    }
    static void merge(void** mine, void** theirs) {
        if constexpr (can_merge) static_cast<state&>(at<First>(mine)).merge(static_cast<state const&>(at<First>(theirs)));
        merging<Rest>::merge(mine + 1, theirs + 1);
    }

private:
    template <class Accumulator>
    static Accumulator& at(void** where) {
        return *static_cast<Accumulator*>(*where);
    }
};

}  // namespace detail

/// merge(set, other): set then holds both.  A function, not an object: an object of this name would make every parameter
/// called "merge", in all rooms, a warning of shadowing.
template <detail::accumulator_set_like Set>
Set& merge(Set& set, Set const& other) {
    using list = typename Set::accumulators_type;
    auto mine = detail::addresses_in(set);
    auto theirs = detail::addresses_in(const_cast<Set&>(other));  // Boost visits only sets that may change; nothing does
    detail::merging<list>::check(mine.data(), theirs.data());
    detail::merging<list>::merge(mine.data(), theirs.data());
    return set;
}
template <detail::accumulator_set_like Set, class Other>
    requires(!std::same_as<Set, Other>)
void merge(Set&, Other const&) {
    static_assert(detail::never<Other>, "pbo: merge(set, other) takes two accumulator sets of one type; to add a cell of counts write "
                                        "set(cell), or absorb<pbo::tag::tally>(set, cell)");
}

}  // namespace pbo

#endif
