// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_BOOST_POLICY_HPP
#define PBO_INTERVAL_DETAIL_BOOST_POLICY_HPP

// The one policy under which this library calls Boost.Math.  Without promotion to long double the quantiles are about
// five times faster at a relative difference of 1e-15; errors come back as values, because every caller checks its
// result by a round trip and no valid count may end in an exception.

#include <boost/math/policies/policy.hpp>

namespace pbo::detail {

using boost_policy = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::denorm_error<boost::math::policies::ignore_error>,
    boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
    boost::math::policies::indeterminate_result_error<boost::math::policies::ignore_error>>;

}  // namespace pbo::detail

#endif
