// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_GUARDED_SET_HPP
#define PBO_ACCUMULATORS_GUARDED_SET_HPP

// Does std::for_each(first, last, set) count anything?  Into a copy, which it then throws away.  A guarded_set is an
// accumulator_set in all but this: a copy that nobody asked for is refused when compiled.  It moves, so that functions return
// it and vectors hold it, and set.copy() is a copy that somebody asked for.
//
//     pbo::guarded_set<bool, features<pbo::tag::interval>> set;
//     std::for_each(first, last, std::ref(set));

#include <pbo/accumulators/detail/framework.hpp>

namespace pbo {

template <class Sample, class Features, class Weight = void>
class guarded_set : public boost::accumulators::accumulator_set<Sample, Features, Weight> {
    using base = boost::accumulators::accumulator_set<Sample, Features, Weight>;
    struct on_purpose {};

public:
    using base::base;
    guarded_set() = default;
    guarded_set(guarded_set const& other) : base(other) {
        static_assert(detail::never<Sample>,
                      "pbo: this copies an accumulator set, and what the copy counts is lost; hand the set itself to an algorithm, "
                      "std::for_each(first, last, std::ref(set)), or ask for a copy: set.copy()");
    }
    guarded_set(guarded_set&& other) noexcept : base(static_cast<base const&>(other)) {}
    guarded_set& operator=(guarded_set const&) = delete;
    ~guarded_set() = default;

    [[nodiscard]] guarded_set copy() const { return guarded_set(*this, on_purpose{}); }

private:
    guarded_set(guarded_set const& other, on_purpose) : base(static_cast<base const&>(other)) {}
};

}  // namespace pbo

#endif
