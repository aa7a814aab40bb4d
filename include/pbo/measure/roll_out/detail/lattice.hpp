// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_DETAIL_LATTICE_HPP
#define PBO_MEASURE_ROLL_OUT_DETAIL_LATTICE_HPP

// The exact chance that B >= (p/q)(B + T), where people on a budget (B) and off it (T) are sums over independent
// people: the law of the whole number W = (q - p) B - p T, summed from 0 on.  The law of a sum of independent people is
// the convolution of theirs, so its Fourier transform is the product of theirs; the transform at M equally spaced
// angles, summed against that of "0 or more", gives the chance, plus what the law has outside a window of M whole
// numbers.
//
// Each person moves W by at most q from its mean, so Bernstein's inequality (1946) bounds what is outside: the window
// is made so wide that it is below 1e-18.  A person's transform has |.|^2 = 1 - 2 [k f (1 - cos qA) + k g (1 - cos
// (q-p)A) + f g (1 - cos pA)] at the angle A, with k on, f off and g gone: so three sums over all people bound the
// whole product, and the angles where it is below 1e-20 (all but a few hundred) are left out without evaluating it.
//
// Error: below 1e-13 + 1e-17 * people, in absolute terms: chances below that are not told from 0.  Cost: M sines, M
// about 20 q times the standard deviation of B - (p/q)(B + T), and a few hundred times the number of groups.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/roll_out/detail/groups.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pbo::detail {

class roll_out_lattice {
public:
    template <class = detail::when_called>
    roll_out_lattice(roll_out_groups const& people, share const& target)
        : people_(people),
          whole_(target.denominator()),
          down_(target.numerator()),
          up_(whole_ - down_),
          gone_or_on_(people.poisson_on),
          gone_or_off_(people.poisson_off) {
        double const up = static_cast<double>(up_);
        double const down = static_cast<double>(down_);
        double mean = up * people.poisson_on - down * people.poisson_off;
        for (auto const& [n, each] : people.fixed) {
            mean += n * (up * each.on - down * each.off);
            on_or_off_ += n * each.on * each.off;
            gone_or_on_ += n * each.on * each.gone;
            gone_or_off_ += n * each.off * each.gone;
        }
        double const q = static_cast<double>(whole_);
        double const variance = q * q * on_or_off_ + up * up * gone_or_on_ + down * down * gone_or_off_;
        constexpr double exponent = 42.2;  // e^-42.2 is 5e-19, on each side
        double const third = exponent * q / 3.0;
        double const reach = std::ceil(third + std::sqrt(third * third + 2.0 * exponent * variance)) + 1.0;
        first_ = std::floor(mean) - reach;
        width_ = 2.0 * reach + 1.0;
    }

    /// M, the number of angles.
    [[nodiscard]] double size() const noexcept { return width_; }

    /// P(W >= 0).
    template <class = detail::when_called>
    [[nodiscard]] double from_zero_on() const {
        if (first_ >= 0.0) return 1.0;
        if (first_ + width_ <= 0.0) return 0.0;
        auto const m = static_cast<std::uint64_t>(width_);                // odd
        auto const summed = static_cast<std::uint64_t>(first_ + width_);  // W = 0 .. summed - 1
        double const step = pi / static_cast<double>(m);
        // i * by angles of 2 pi / m, halved: the sine is 0 where it should be.
        auto const half_sine = [&](std::uint64_t i, std::uint64_t by) {
            return std::sin(step * static_cast<double>(remainder_of(i, by, m)));
        };
        double total = static_cast<double>(summed);
        for (std::uint64_t i = 1; i <= m / 2; ++i) {
            double const whole = half_sine(i, whole_), up = half_sine(i, up_), down = half_sine(i, down_);
            if (2.0 * (on_or_off_ * whole * whole + gone_or_on_ * up * up + gone_or_off_ * down * down) > 46.0)
                continue;
            auto const [log_size, phase] = transform(step, i, m, whole * whole, up * up, down * down);
            double const turned = phase - step * static_cast<double>(remainder_of(i, summed - 1, 2 * m));
            double const kernel = std::sin(step * static_cast<double>(remainder_of(i, summed, 2 * m))) /
                                  std::sin(step * static_cast<double>(i));
            total += 2.0 * std::exp(log_size) * std::cos(turned) * kernel;
        }
        return std::clamp(total / static_cast<double>(m), 0.0, 1.0);
    }

private:
    static constexpr double pi = 3.14159265358979323846;

    struct logarithm {
        double size;
        double phase;
    };

    template <class = detail::when_called>
    [[nodiscard]] static std::uint64_t remainder_of(std::uint64_t a, std::uint64_t b, std::uint64_t m) {
        return static_cast<std::uint64_t>(wide_product(a, b) % m);
    }

    /// The logarithm of the product of everybody's transforms; the sines of half the angles come squared.
    template <class = detail::when_called>
    [[nodiscard]] logarithm transform(double step, std::uint64_t i, std::uint64_t m, double whole2, double up2,
                                      double down2) const {
        double const up_angle = 2.0 * step * static_cast<double>(remainder_of(i, up_, m));
        double const down_angle = 2.0 * step * static_cast<double>(remainder_of(i, down_, m));
        double const up_sine = std::sin(up_angle), down_sine = std::sin(down_angle);
        logarithm all{-2.0 * (people_.poisson_on * up2 + people_.poisson_off * down2),
                      people_.poisson_on * up_sine - people_.poisson_off * down_sine};
        for (auto const& [n, each] : people_.fixed) {
            double const loss =
                4.0 * (each.on * each.off * whole2 + each.on * each.gone * up2 + each.off * each.gone * down2);
            all.size += 0.5 * n * std::log1p(-std::min(loss, 1.0));
            all.phase += n * std::atan2(each.on * up_sine - each.off * down_sine,
                                        1.0 - 2.0 * (each.on * up2 + each.off * down2));
        }
        return all;
    }

    roll_out_groups const& people_;
    std::uint64_t whole_;
    std::uint64_t down_;
    std::uint64_t up_;
    double on_or_off_ = 0.0;
    double gone_or_on_;
    double gone_or_off_;
    double first_ = 0.0;
    double width_ = 0.0;
};

}  // namespace pbo::detail

#endif
