// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_MODEL_ERRORS_HPP
#define PBO_EXPLAIN_MODEL_ERRORS_HPP

// How sure, if people answer independently of each other and the model is true?  The inverse of the information, with
// the normal distribution.  People of one council resemble each other: where there are clusters, cluster_errors is the
// honest one. Where counts are sums of weights, each weight is taken for so many people.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline coefficient_errors model_errors(logistic_fit const& fit) {
    return {"model", fit.inverse_information()};
}

}  // namespace pbo

#endif
