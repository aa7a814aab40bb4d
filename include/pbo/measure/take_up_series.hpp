// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_TAKE_UP_SERIES_HPP
#define PBO_MEASURE_TAKE_UP_SERIES_HPP

// How did each council's take-up move over the periods?  For every council, its counts by period, oldest first, on one
// eligibility basis and for one role.  A council that has no return in a period has no point there; one whose figures are
// absent has a point that says so.
//
//     auto s = pbo::take_up_series(returns, pbo::eligibility_basis::ongoing, pbo::role::user);
//     pbo::recent_trend(s.at(pbo::ons_code("E08000003")));

#include <pbo/core/detail/visible.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// One point of a series.
struct counted_in {
    pbo::period period;
    tally counts;

    friend bool operator==(counted_in const&, counted_in const&) = default;
};

using council_series = std::map<council_key, std::vector<counted_in>>;

namespace detail {

struct take_up_series_function {
    /// Throws std::invalid_argument for a council that has two returns for one period.
    template <class Returns>
    [[nodiscard]] council_series operator()(Returns const& returns, eligibility_basis basis, role whose) const {
        council_series all;
        for (council_return const& r : returns)
            if (r.basis == basis && r.role == whose)
                all[r.council.key()].push_back({r.period, published(on_personal_budgets(r), r.eligible)});
        for (auto& [key, points] : all) {
            std::sort(points.begin(), points.end(), [](counted_in const& a, counted_in const& b) { return a.period < b.period; });
            for (std::size_t i = 1; i < points.size(); ++i)
                if (points[i].period == points[i - 1].period)
                    throw std::invalid_argument("pbo::take_up_series: the council " + detail::in_quotes(key.text()) +
                                                " appears twice for '" +
                                                points[i].period.text() + "'");
        }
        return all;
    }
};

}  // namespace detail

/// take_up_series(returns, basis, role)
inline constexpr detail::take_up_series_function take_up_series{};

}  // namespace pbo

#endif
