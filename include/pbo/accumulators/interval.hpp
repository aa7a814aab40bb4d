// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_INTERVAL_HPP
#define PBO_ACCUMULATORS_INTERVAL_HPP

// How sure is the share so far?  Any method of interval/, at any level; Wilson at 95 % unless told otherwise:
//
//     pbo::extract::interval(set)
//     pbo::extract::interval(set, pbo::clopper_pearson)
//     pbo::extract::interval(set, pbo::clopper_pearson, pbo::confidence_level{0.998})
//
// A level is a pbo::confidence_level: a number is refused, because Boost's own extractors would take it for a sample.  In a
// set with weights the interval is that of the same share of Kish's effective n, so the method must be one for real-valued
// counts.  Costs what the method costs; a stock extractor, or a feature that depends on this one, has Wilson at 95 %.

#include <pbo/accumulators/detail/reading.hpp>
#include <pbo/accumulators/tally.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/interval/wilson.hpp>

#include <concepts>
#include <stdexcept>

namespace pbo {

namespace detail {

/// The interval of a cell by a method at a level.
template <class Method>
[[nodiscard]] estimate<proportion> interval_of_cell(tally const& cell, Method const& method, confidence_level const& level) {
    return method(cell.counted(), level);
}
template <class Method>
[[nodiscard]] estimate<effective_proportion> interval_of_cell(weighted_proportion const& cell, Method const& method,
                                                              confidence_level const& level) {
    static_assert(real_count_method<Method>,
                  "pbo: the interval of weighted counts rests on Kish's effective n, which is no whole number; use a method for "
                  "real-valued counts (wilson, clopper_pearson, jeffreys, ...) instead of this one");
    if constexpr (real_count_method<Method>)
        return method(cell.effective(), level);
    else
        return {};
}

struct read_interval {
    template <class Cell>
    auto operator()(Cell const& cell) const {
        return interval_of_cell(cell, wilson, confidence_level{});
    }
};

template <class What>
struct interval_extractor {
    using feature = tag::reading<What, read_interval>;

    template <class Source>
    [[nodiscard]] auto operator()(Source const& source) const {
        return plain_extractor<feature>{}(source);
    }
    template <class Source, interval_method Method>
    [[nodiscard]] auto operator()(Source const& source, Method const& method, confidence_level const& level = {}) const {
        auto const& set = set_of(source);
        refuse_dropped(accumulator_of<feature>(set));
        return interval_of_cell(cell_of<What>(set), method, level);
    }
    template <class Source>
    [[nodiscard]] auto operator()(Source const& source, confidence_level const& level) const {
        return (*this)(source, wilson, level);
    }
    template <class Source, class First, class... More>
        requires(!interval_method<First> && !std::same_as<First, confidence_level>)
    void operator()(Source const&, First const&, More const&...) const {
        refuse<First>();
    }
    template <class Source, interval_method Method, class Level, class... More>
        requires(!std::same_as<Level, confidence_level> || sizeof...(More) != 0)
    void operator()(Source const&, Method const&, Level const&, More const&...) const {
        refuse<Level>();
    }
    template <class Source, class First, class... More>
        requires(sizeof...(More) != 0)
    void operator()(Source const&, confidence_level const&, First const&, More const&...) const {
        refuse<First>();
    }

private:
    template <class Wrong>
    static void refuse() {
        static_assert(never<Wrong>, "pbo: extract::interval takes the set, a method and a level, each as what it is: write "
                                    "extract::interval(set, pbo::wilson, pbo::confidence_level{0.99}), not 0.99 and not 99");
    }
    template <class Accumulator>
    static void refuse_dropped(Accumulator const& accumulator) {
        if constexpr (Accumulator::is_droppable::value)
            if (accumulator.is_dropped())
                throw std::logic_error("pbo: this interval was dropped and is kept as it was; ask without a method and a level");
    }
};

}  // namespace detail

namespace tag {
using interval = reading<the_sample, detail::read_interval>;
using weighted_interval = weighted_reading<the_sample, detail::read_interval>;
template <auto hit, auto asked = asked_of_everybody>
using interval_of = reading<predicate_of_record<hit, asked>, detail::read_interval>;
}  // namespace tag

namespace extract {
inline constexpr detail::interval_extractor<the_sample> interval{};
template <auto hit, auto asked = asked_of_everybody>
inline constexpr detail::interval_extractor<predicate_of_record<hit, asked>> interval_of{};
}  // namespace extract

}  // namespace pbo

#endif
