// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_LONELY_CLUSTER_HPP
#define PBO_SAMPLING_LONELY_CLUSTER_HPP

// What if a stratum has only one cluster?  One cluster says nothing about how clusters differ, so the stratum's share of
// the variance cannot be estimated; somebody has to decide, and it should not be a program in silence.  The policies are
// those of R's survey (Lumley), with the same results.  A stratum of which every cluster was taken (population 1) adds
// no variance and is not lonely.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

// GCC 12 takes a scoped enumerator for a shadow of pbo::adjust, which it is not.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class lonely_cluster : std::uint8_t {
    fail,       ///< throw std::domain_error that names the stratum: the default
    remove,     ///< the stratum adds nothing to the variance
    certainty,  ///< as if the cluster had been certain to be taken: adds nothing either
    average,    ///< the stratum adds what the others add on average
    adjust      ///< the cluster's deviation from the whole sample's mean instead of the stratum's: errs on the safe side
};
#pragma GCC diagnostic pop

template <>
inline constexpr auto spellings_of<lonely_cluster> =
    std::array{spelled<lonely_cluster>{lonely_cluster::fail, "fail"}, spelled<lonely_cluster>{lonely_cluster::remove, "remove"},
               spelled<lonely_cluster>{lonely_cluster::certainty, "certainty"},
               spelled<lonely_cluster>{lonely_cluster::average, "average"},
               spelled<lonely_cluster>{lonely_cluster::adjust, "adjust"}};

}  // namespace pbo

#endif
