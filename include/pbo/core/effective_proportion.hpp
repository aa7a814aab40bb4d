// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_EFFECTIVE_PROPORTION_HPP
#define PBO_CORE_EFFECTIVE_PROPORTION_HPP

// How many out of how many, when the counts are not whole?  An effective sample size (design effects, Kish weights,
// Korn-Graubard, finite populations) makes real-valued counts.  Only methods whose formula holds for real counts take
// one; see real_count_method in <pbo/core/method.hpp>.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <cmath>
#include <ostream>
#include <stdexcept>
#include <string_view>

namespace pbo {

class effective_proportion {
public:
    static constexpr interval range = unit_interval;

    constexpr effective_proportion() = default;

    /// Throws std::domain_error unless 0 <= hits <= trials and both are finite.
    template <class = detail::when_called>
    effective_proportion(double hits, double trials) : hits_(hits + 0.0), misses_(trials - hits), trials_(trials + 0.0) {
        if (!(hits >= 0.0 && hits <= trials && std::isfinite(trials))) refuse(hits, trials);
    }
    /// Whole counts as real ones (exact up to 2^53); the misses are subtracted as whole numbers.
    template <class = detail::when_called>
    explicit constexpr effective_proportion(proportion const& p)
        : hits_(static_cast<double>(p.hits())), misses_(static_cast<double>(p.misses())),
          trials_(static_cast<double>(p.trials())) {}

    /// The same share on another base, exact at both ends: scaled({3, 10}, 20.5).  Nobody scales only to nobody.  Throws
    /// std::domain_error for a base that is negative or not finite.
    template <class = detail::when_called>
    [[nodiscard]] static effective_proportion scaled(proportion const& p, double trials) {
        if (!(trials >= 0.0 && std::isfinite(trials)) || (p.trials() == 0 && trials != 0.0))
            throw std::domain_error("pbo::effective_proportion: " + p.text() + " cannot be scaled to " +
                                    detail::number_text(trials) + " trials");
        effective_proportion e;
        if (p.trials() == 0) return e;
        double const n = static_cast<double>(p.trials());
        e.trials_ = trials;
        e.hits_ = trials * (static_cast<double>(p.hits()) / n);
        e.misses_ = trials * (static_cast<double>(p.misses()) / n);
        return e;
    }

    [[nodiscard]] constexpr double hits() const noexcept { return hits_; }
    [[nodiscard]] constexpr double misses() const noexcept { return misses_; }
    [[nodiscard]] constexpr double trials() const noexcept { return trials_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (trials_ == 0.0) return absence::nothing_to_divide_by;
        return hits_ / trials_;
    }

    friend constexpr bool operator==(effective_proportion const&, effective_proportion const&) = default;

    static constexpr std::array<std::string_view, 2> evidence_names{"effective_hits", "effective_trials"};
    [[nodiscard]] constexpr std::array<double, 2> evidence() const noexcept { return {hits_, trials_}; }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, effective_proportion const& p) {
        return out << detail::plain(p.hits_) << " of " << detail::plain(p.trials_);
    }

private:
    template <class = detail::when_called>
    [[noreturn]] static void refuse(double hits, double trials) {
        throw std::domain_error("pbo::effective_proportion: " + detail::number_text(hits) + " of " +
                                detail::number_text(trials) + " is not a proportion");
    }

    double hits_ = 0.0;
    double misses_ = 0.0;
    double trials_ = 0.0;
};

}  // namespace pbo

#endif
