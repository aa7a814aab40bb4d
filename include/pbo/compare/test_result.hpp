// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_TEST_RESULT_HPP
#define PBO_COMPARE_TEST_RESULT_HPP

// What did the test say?  A statistic, its degrees of freedom, the p-value, and the name of the test.  Each may be
// absent with its reason: an exact test has no degrees of freedom (not_applicable); a table with an empty margin has no
// statistic (nothing_to_divide_by) and its p-value is 1, because such counts say nothing against the hypothesis; an
// unconditional exact test of more people than it can enumerate has no p-value (not_available).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>

#include <ostream>

namespace pbo {

struct test_result {
    figure<double> statistic;
    figure<double> degrees_of_freedom;
    figure<double> p_value;
    label method;

    friend bool operator==(test_result const&, test_result const&) = default;
    /// pearson_chi_squared: statistic 1.37165, 1 degree of freedom, p = 0.241529
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, test_result const& r) {
        out << r.method << ": statistic " << r.statistic;
        if (r.degrees_of_freedom)
            out << ", " << r.degrees_of_freedom << (*r.degrees_of_freedom == 1.0 ? " degree" : " degrees")
                << " of freedom";
        return out << ", p = " << r.p_value;
    }
};

namespace detail {
/// Counts that cannot speak against the hypothesis: no statistic, p = 1.
template <class = detail::when_called>
inline test_result silent(figure<double> degrees_of_freedom, label method) {
    return {absence::nothing_to_divide_by, degrees_of_freedom, 1.0, method};
}
}  // namespace detail

}  // namespace pbo

#endif
