// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_FUNNEL_HPP
#define PBO_MEASURE_BENCHMARKING_FUNNEL_HPP

// Which areas lie outside what areas of their size would show?
//
//     auto f = pbo::funnel(shares);                                                  // 95 and 99.8 %, no adjustment
//     auto g = pbo::funnel(shares, pbo::adjusted_for(pbo::overdispersion(shares), pbo::funnel_adjustment::additive));
//     g.outside(1)                                                                   // how many beyond the second level
//
// The target is the share of all areas together unless given.  Beyond a limit is strictly beyond.  The levels may be any,
// in any number; the report's are 95 % (0.025 in each tail) and 99.8 % (0.001).
//
// Councils differ in much besides chance: without an adjustment a funnel of take-up flags almost everybody, and with one
// it shows who is unusual among councils, at the price that real differences are taken for granted.  Outside a funnel is
// a reason to ask and no verdict on a council.
//
// Areas without people have no position.  One area is its own target: inside by construction.  An adjustment that cannot
// be had (overdispersion of one area) is refused by adjusted_for, with the reason.  O(areas x levels).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/measure/benchmarking/funnel_limits.hpp>
#include <pbo/measure/benchmarking/overdispersion.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace pbo {

/// How a funnel is widened for overdispersion.
enum class funnel_adjustment : std::uint8_t { none, multiplicative, additive };
template <>
inline constexpr auto spellings_of<funnel_adjustment> = std::array{spelled<funnel_adjustment>{funnel_adjustment::none, "none"},
                                                            spelled<funnel_adjustment>{funnel_adjustment::multiplicative, "multiplicative"},
                                                            spelled<funnel_adjustment>{funnel_adjustment::additive, "additive"}};

struct in_funnel {
    proportion counts;
    figure<double> value;
    std::vector<interval> limits;         ///< one for each level
    figure<std::uint64_t> levels_beyond;  ///< 0: inside all; 2: outside the two narrowest limits
    bool above = false;                   ///< on which side of the target it is outside
};

struct funnel_result {
    figure<double> target;
    label method;
    std::vector<confidence_level> levels;
    std::vector<in_funnel> areas;  ///< in the order given

    /// Areas outside the limits of levels[i].
    template <class = detail::when_called>
    [[nodiscard]] std::size_t outside(std::size_t i) const {
        std::size_t n = 0;
        for (auto const& a : areas) {
            if (!a.value.has_value() || a.limits.empty()) continue;
            n += *a.value < a.limits.at(i).lower() || *a.value > a.limits.at(i).upper() ? 1U : 0U;
        }
        return n;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t with_people() const noexcept {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.value.has_value() ? 1U : 0U;
        return n;
    }
};

/// 95 and 99.8 %.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<confidence_level> usual_funnel_levels() {
    return {confidence_level{}, confidence_level::from_alpha(0.002)};
}

/// Limits widened by what was found.  phi below 1 does not narrow them.  Throws std::domain_error, with the reason, when
/// there is no phi or tau^2.
template <class = detail::when_called>
[[nodiscard]] inline score_limits adjusted_for(overdispersion_result const& found, funnel_adjustment how) {
    if (how == funnel_adjustment::none) return score_limits(1.0, 0.0, found.options.scale);
    auto const& wanted = how == funnel_adjustment::multiplicative ? found.phi : found.tau_squared;
    if (!wanted.has_value())
        throw std::domain_error("pbo::funnel: no overdispersion can be estimated from " + std::to_string(found.areas) +
                                (found.areas == 1 ? " area: " : " areas: ") + std::string(words(wanted.reason())));
    if (how == funnel_adjustment::multiplicative) return score_limits(std::fmax(1.0, *wanted), 0.0, found.options.scale);
    return score_limits(1.0, *wanted, found.options.scale);
}

namespace detail {
struct funnel_function {
    template <class Areas, funnel_method Method = score_limits, class Projection = std::identity>
    [[nodiscard]] std::conditional_t<
        std::is_invocable_r_v<proportion, Projection const&, decltype(*std::begin(std::declval<Areas const&>()))>, funnel_result,
        refused_call>
    operator()(Areas const& areas, Method const& method = {}, std::vector<confidence_level> levels = usual_funnel_levels(),
               figure<double> target = {}, Projection projection = {}) const {
        if constexpr (!std::is_invocable_r_v<proportion, Projection const&, decltype(*std::begin(areas))>) {
            static_assert(never<Areas>,
                          "pbo::funnel takes proportions; what gives an area's proportion stands last, such as "
                          "pbo::funnel(t, pbo::score_limits(), pbo::usual_funnel_levels(), {}, [](auto const& e) -> pbo::proportion "
                          "{ return e.cell.on_budget; })");
            return refused_call{};
        } else {
            funnel_result r{target, method.name(), std::move(levels), {}};
            proportion all;
            for (auto const& area : areas) {
                r.areas.push_back({std::invoke(projection, area), {}, {}, {}, false});
                all += r.areas.back().counts;
            }
            if (!target.has_value()) r.target = all.value();
            for (auto& a : r.areas) {
                a.value = a.counts.value();
                if (!a.value.has_value() || !r.target.has_value()) {
                    a.levels_beyond = absence::nothing_to_divide_by;
                    continue;
                }
                std::uint64_t beyond = 0;
                for (auto const& level : r.levels) {
                    a.limits.push_back(funnel_limits(method, *r.target, a.counts.trials(), level));
                    if (!a.limits.back().contains(*a.value)) ++beyond;
                }
                a.levels_beyond = beyond;
                a.above = *a.value > *r.target;
            }
            return r;
        }
    }
};
}  // namespace detail

/// funnel(proportions, method = inverted_wilson, levels = {95 %, 99.8 %}, target = of all, projection)
inline constexpr detail::funnel_function funnel{};

}  // namespace pbo

#endif
