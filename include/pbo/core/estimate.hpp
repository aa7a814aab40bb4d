// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_ESTIMATE_HPP
#define PBO_CORE_ESTIMATE_HPP

// What do we say, how sure are we, and on what evidence?  An estimate carries its own provenance: the level, the name
// of the method, and the counts it was made from, so that one writer prints estimates of every kind.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/label.hpp>

#include <concepts>
#include <ostream>

namespace pbo {

/// What is being estimated: has a value (or the reason there is none), a range it lies in, and named evidence.
template <class E>
concept estimand = requires(E const& e) {
    { e.value() } -> std::convertible_to<figure<double>>;
    { E::range } -> std::convertible_to<interval>;
    E::evidence_names;
    e.evidence();
};

template <class E>
struct estimate {
    using estimand_type = E;

    figure<double> value;     ///< the point estimate, or the reason there is none
    figure<interval> limits;  ///< the limits, or the reason there are none
    confidence_level level;
    label method;
    E counts;

    friend bool operator==(estimate const&, estimate const&) = default;
    /// 0.76 [0.667714, 0.833085] (95 % wilson; 76 of 100)
    friend std::ostream& operator<<(std::ostream& out, estimate const& e) {
        return out << e.value << ' ' << e.limits << " (" << e.level << ' ' << e.method << "; " << e.counts << ')';
    }
};

}  // namespace pbo

#endif
