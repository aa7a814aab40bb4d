// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ADJUSTMENT_CHOICE_HPP
#define PBO_MEASURE_ADJUSTMENT_CHOICE_HPP

// For how many areas at once should the findings hold?  The multiplicity adjustment that a measure applies over its
// areas, given as an object (holm) or as a value chosen at run time (multiplicity::holm).  Holm's is the default: it
// asks nothing of the dependence between areas, which the same people answered.
//
// A test that could not be made (nobody answered) has no p-value and is not one of the tests that are adjusted for:
// who answered is known before anybody looks at what they said.

#include <pbo/compare/multiplicity.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>

#include <cstddef>
#include <vector>

namespace pbo {

class adjustment_choice {
public:
    /// Holm's.
    constexpr adjustment_choice() = default;
    constexpr adjustment_choice(multiplicity how) noexcept : how_(how) {}
    template <multiplicity How>
    constexpr adjustment_choice(adjustment<How>) noexcept : how_(How) {}

    [[nodiscard]] constexpr multiplicity how() const noexcept { return how_; }

    /// The p-values that are there, adjusted; an absent one stays absent and does not count.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<figure<double>> operator()(std::vector<figure<double>> p_values) const {
        std::vector<double> present;
        for (auto const& p : p_values)
            if (p) present.push_back(*p);
        present = adjust(how_, present);
        std::size_t next = 0;
        for (auto& p : p_values)
            if (p) p = present[next++];
        return p_values;
    }

    friend constexpr bool operator==(adjustment_choice, adjustment_choice) = default;

private:
    multiplicity how_ = multiplicity::holm;
};

}  // namespace pbo

#endif
