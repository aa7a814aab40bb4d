// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_OVERLAPPING_SERVICES_HPP
#define PBO_MEASURE_DATA_QUALITY_OVERLAPPING_SERVICES_HPP

// How many people are behind counts of services, when a person with two services is in two counts?  At least as many as the
// largest count (everybody else has that service too), at most as many as all together (nobody has two).  So the people with
// direct payments are a share of them that lies between two bounds, which assume nothing:
//
//     pbo::people_behind({330, 150, 60})            // 330 to 540
//     pbo::share_of_people_behind(130, {330, 150, 60})   // 130/670 to 130/330
//
// PSS-EX1 has no other denominator: home care, day care and meals count a person once a service.  The services that the file
// does not have (residential care, equipment) are not in it.  Counts that are rounded make bounds that are as good as they.
//
// An absent count: its reason.  Nobody has any service: nothing_to_divide_by.  O(n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/measure/claims/councils_that_answered.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pbo {

namespace detail {

struct people_behind_function {
    template <class = detail::when_called>
    [[nodiscard]] figure<count_range> operator()(std::vector<figure<std::uint64_t>> const& services) const {
        std::uint64_t largest = 0, all = 0;
        for (auto const& people : services) {
            if (!people) return people.reason();
            largest = std::max(largest, *people);
            all = checked_sum(all, *people);
        }
        return count_range{largest, all};
    }
};

struct share_of_people_behind_function {
    /// service is one of the counts too, and is given apart from the others.
    template <class = detail::when_called>
    [[nodiscard]] figure<interval> operator()(figure<std::uint64_t> const& service,
                                              std::vector<figure<std::uint64_t>> others) const {
        others.push_back(service);
        auto const people = people_behind_function{}(others);
        if (!people) return people.reason();
        if (people->highest() == 0) return absence::nothing_to_divide_by;
        return interval{*proportion(*service, people->highest()).value(), *proportion(*service, people->lowest()).value()};
    }
};

}  // namespace detail

/// people_behind({home care, day care, meals}): the fewest and the most people.
inline constexpr detail::people_behind_function people_behind{};
/// share_of_people_behind(direct payments, {home care, day care, meals}): the least and the largest share.
inline constexpr detail::share_of_people_behind_function share_of_people_behind{};

}  // namespace pbo

#endif
