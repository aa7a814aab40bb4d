// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_FORECAST_HPP
#define PBO_MEASURE_ROLL_OUT_FORECAST_HPP

// Where does this plan lead, month by month, and does it reach the target by its date?  The path and the chance of each
// month between two months of the calendar, for one conversion or for a range of it: because take-up and its chance
// only rise with conversion, the two ends of the range hold everything between.
//
//     auto const f = pbo::roll_out_forecast(rates, {0.4, 0.6}, {2011, 3}, {2013, 3}, pbo::share::percent(100));
//     f.rows.back().lower.month.take_up(), f.rows.back().upper.chance.reached
//
// The counts of the start are those at the end of `from`, which is month 0.  Cost: a path and a chance a month, twice
// for a range; roll_out_chance.hpp says what a chance costs.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/calendar_month.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/measure/roll_out/chance.hpp>
#include <pbo/measure/roll_out/path.hpp>

#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// One conversion, or from one to another when nobody knows it better.
class conversion_range {
public:
    constexpr conversion_range() = default;
    constexpr conversion_range(double both) : lower_(both), upper_(both) {}
    constexpr conversion_range(assumed_share both) : lower_(both), upper_(both) {}
    /// Throws std::domain_error when lower > upper.
    template <class = detail::when_called>
    constexpr conversion_range(assumed_share lower, assumed_share upper) : lower_(lower), upper_(upper) {
        if (lower > upper)
            throw std::domain_error("pbo::conversion_range: " + detail::number_text(lower.value()) + " to " +
                                    detail::number_text(upper.value()) +
                                    " is reversed: the lower conversion comes first");
    }
    [[nodiscard]] constexpr assumed_share lower() const noexcept { return lower_; }
    [[nodiscard]] constexpr assumed_share upper() const noexcept { return upper_; }
    [[nodiscard]] constexpr bool is_one() const noexcept { return lower_ == upper_; }

    friend constexpr bool operator==(conversion_range const&, conversion_range const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, conversion_range const& r) {
        out << r.lower_;
        return r.is_one() ? out : out << " to " << r.upper_;
    }

private:
    assumed_share lower_;
    assumed_share upper_;
};

/// What one conversion leads to at the end of one month.
struct roll_out_prospect {
    roll_out_month month;
    target_chance chance;

    friend bool operator==(roll_out_prospect const&, roll_out_prospect const&) = default;
};

struct forecast_month {
    calendar_month month;
    roll_out_prospect lower;  ///< with the lower conversion
    roll_out_prospect upper;

    friend bool operator==(forecast_month const&, forecast_month const&) = default;
};

struct forecast_result {
    roll_out_assumptions rates;  ///< its conversion is the range's lower one
    conversion_range conversion;
    share target;
    std::vector<forecast_month> rows;  ///< from the first month to the last; never empty

    friend bool operator==(forecast_result const&, forecast_result const&) = default;
};

namespace detail {
struct roll_out_forecast_function {
    /// rates.conversion does not matter.  Throws std::invalid_argument when until is before from or more than
    /// longest_roll_out months later, and as roll_out_path does.
    template <class = detail::when_called>
    [[nodiscard]] forecast_result operator()(roll_out_assumptions rates, conversion_range const& conversion,
                                             calendar_month from, calendar_month until, share const& target) const {
        auto const months = calendar_month::between(from, until);
        if (months < 0 || months > std::int64_t{longest_roll_out})
            throw std::invalid_argument("pbo::roll_out_forecast: from " + from.text() + " until " + until.text() +
                                        " is " + std::to_string(months) + " months; it is to be 0 to " +
                                        std::to_string(longest_roll_out));
        auto const last = static_cast<std::uint32_t>(months);
        auto const with = [&](assumed_share c) {
            rates.conversion = c;
            std::vector<roll_out_prospect> all;
            for (auto const& month : roll_out_path(rates, last))
                all.push_back({month, roll_out_chance(rates, month.month, target)});
            return all;
        };
        auto const upper = with(conversion.upper());
        auto const lower = conversion.is_one() ? upper : with(conversion.lower());
        rates.conversion = conversion.lower();
        forecast_result all{rates, conversion, target, {}};
        for (std::uint32_t t = 0; t <= last; ++t) all.rows.push_back({from.plus(t), lower[t], upper[t]});
        return all;
    }
};
}  // namespace detail

inline constexpr detail::roll_out_forecast_function roll_out_forecast{};

}  // namespace pbo

#endif
