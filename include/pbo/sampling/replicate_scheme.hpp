// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_REPLICATE_SCHEME_HPP
#define PBO_SAMPLING_REPLICATE_SCHEME_HPP

// What do the replicate weights that came with a survey's file mean?  Their maker says of which kind they are, and sometimes
// two numbers; the variance of an estimate theta is then
//
//     scale * sum over replicates r of scale_r (theta_r - centre)^2
//
//     type                     scale unless told                 scale_r
//     jk1                      (R - 1) / R                       1
//     jkn                      1                                 must be told: (n_h - 1) / n_h of the replicate's stratum
//     brr                      1 / R                             1
//     fay                      1 / (R (1 - rho)^2)               1; rho must be told
//     bootstrap                1 / (R - 1)                       1
//     successive_difference    4 / R                             1 (the American Community Survey's)
//     other                    must be told                      1
//
// for R replicates, as in R's survey::svrepdesign.  The centre is the replicates' mean, as there (of those with a scale above 0),
// or the estimate itself (mse = TRUE; what most statistical offices print).  check(R) throws std::domain_error for what does not
// go together, saying what would.  Cost: nothing.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/sampling/replicate_weights.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

enum class replicate_type : std::uint8_t { jk1, jkn, brr, fay, bootstrap, successive_difference, other };
template <>
inline constexpr auto spellings_of<replicate_type> =
    std::array{spelled<replicate_type>{replicate_type::jk1, "jk1"},
               spelled<replicate_type>{replicate_type::jkn, "jkn"},
               spelled<replicate_type>{replicate_type::brr, "brr"},
               spelled<replicate_type>{replicate_type::fay, "fay"},
               spelled<replicate_type>{replicate_type::bootstrap, "bootstrap"},
               spelled<replicate_type>{replicate_type::successive_difference, "successive_difference"},
               spelled<replicate_type>{replicate_type::other, "other"}};

struct replicate_scheme {
    replicate_type type = replicate_type::brr;
    std::optional<double> rho{}, scale{};
    std::vector<double> scales{};  ///< of each replicate; one number is that of all; none: 1
    replicate_centre centre = replicate_centre::their_mean;

    /// Throws std::domain_error where this cannot be said of so many replicates.
    template <class = detail::when_called>
    void check(std::size_t replicates) const {
        auto const refuse = [](std::string const& why) { throw std::domain_error("pbo::replicate_scheme: " + why); };
        auto const named = "replicate weights of type " + std::string(spelling(type));
        bool const brr = type == replicate_type::brr || type == replicate_type::successive_difference;
        if (replicates < 2)
            refuse(std::to_string(replicates) + (replicates == 1 ? " replicate" : " replicates") + "; expected two or more");
        if (type == replicate_type::fay && !rho) refuse(named + " need rho, by which weights were kept: 0.5, say");
        if (type != replicate_type::fay && rho) refuse("rho goes with the type fay, and not with " + named);
        if (rho && !(*rho >= 0.0 && *rho < 1.0)) refuse("rho is " + detail::number_text(*rho) + "; expected at least 0 and below 1");
        if ((brr || type == replicate_type::fay) && scale)
            refuse(named + " have their scale from the number of replicates; expected none, or the type other");
        if ((brr || type == replicate_type::fay) && !scales.empty())
            refuse(named + " have one scale for all; expected none for each replicate, or the type other");
        if (type == replicate_type::jkn && scales.empty())
            refuse(named + " need a scale for each replicate, (n - 1) / n of its stratum of n clusters");
        if (type == replicate_type::other && !scale) refuse(named + " need a scale");
        if (scale && !(*scale > 0.0 && std::isfinite(*scale)))
            refuse("a scale of " + detail::number_text(*scale) + "; expected a number above 0");
        if (!scales.empty() && scales.size() != 1 && scales.size() != replicates)
            refuse(std::to_string(scales.size()) + " scales of " + std::to_string(replicates) +
                   " replicates; expected one for each, or one for all");
        bool any = scales.empty();
        for (double const s : scales) {
            if (!(s >= 0.0 && std::isfinite(s))) refuse("a replicate's scale of " + detail::number_text(s) + "; expected at least 0");
            any = any || s > 0.0;
        }
        if (!any) refuse("all replicates have the scale 0; expected one above 0");
    }
    template <class = detail::when_called>
    [[nodiscard]] double scale_of_all(std::size_t replicates) const {
        double const r = static_cast<double>(replicates);
        if (scale) return *scale;
        switch (type) {
            case replicate_type::jk1: return (r - 1.0) / r;
            case replicate_type::brr: return 1.0 / r;
            case replicate_type::fay: return 1.0 / (r * (1.0 - rho.value_or(0.0)) * (1.0 - rho.value_or(0.0)));
            case replicate_type::bootstrap: return 1.0 / (r - 1.0);
            case replicate_type::successive_difference: return 4.0 / r;
            case replicate_type::jkn:
            case replicate_type::other: return 1.0;
        }
        return 1.0;
    }
    template <class = detail::when_called>
    [[nodiscard]] double scale_of(std::size_t replicate) const {
        return scales.empty() ? 1.0 : scales.size() == 1 ? scales[0] : scales.at(replicate);
    }
};

}  // namespace pbo

#endif
