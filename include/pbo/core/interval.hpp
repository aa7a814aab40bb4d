// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_INTERVAL_HPP
#define PBO_CORE_INTERVAL_HPP

// From where to where?  A closed interval [lower, upper] of real numbers.  A limit may be infinite (a ratio's upper
// limit is when nobody in the second group was hit); neither may be NaN and lower never exceeds upper.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <ostream>
#include <stdexcept>

namespace pbo {

class interval {
public:
    /// The point 0.
    constexpr interval() = default;

    /// Throws std::domain_error when a limit is NaN or lower > upper.
    template <class = detail::when_called>
    constexpr interval(double lower, double upper) : lower_(lower), upper_(upper) {
        if (!(lower <= upper)) refuse(lower, upper);
    }

    [[nodiscard]] constexpr double lower() const noexcept { return lower_; }
    [[nodiscard]] constexpr double upper() const noexcept { return upper_; }
    [[nodiscard]] constexpr double width() const noexcept { return lower_ == upper_ ? 0.0 : upper_ - lower_; }
    [[nodiscard]] constexpr bool contains(double x) const noexcept { return lower_ <= x && x <= upper_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool contains(interval const& other) const noexcept {
        return lower_ <= other.lower_ && other.upper_ <= upper_;
    }

    friend constexpr bool operator==(interval const&, interval const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, interval const& i) {
        return out << '[' << detail::plain(i.lower_) << ", " << detail::plain(i.upper_) << ']';
    }

private:
    // Apart, so that making an interval costs its comparison only.
    template <class = detail::when_called>
    [[noreturn]] static void refuse(double lower, double upper) {
        throw std::domain_error("pbo::interval: lower limit " + detail::number_text(lower) +
                                " is not at or below upper limit " + detail::number_text(upper));
    }

    double lower_ = 0.0;
    double upper_ = 0.0;
};

inline constexpr interval unit_interval{0.0, 1.0};

}  // namespace pbo

#endif
