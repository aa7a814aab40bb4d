// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_MAJORITY_HPP
#define PBO_MEASURE_MAJORITY_HPP

// In how many areas is a majority better, and of how many is that certain?  A majority is a fact of the counts: more than
// half of those who answered (a tie is none).  It is certain when the whole interval lies above a half, certainly not
// when it lies below, and unclear otherwise.  Judged one by one at 95 %, 14 areas would mislead about one survey in two
// or three, so each is also judged jointly: at the level 1 - alpha/m over m areas (Bonferroni), where all statements hold
// together with at least the stated level.  An area that nobody answered is none of the three and not among the m: nothing is
// known of it, which is not the same as an answer that leaves it open.  O(areas) intervals.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/outcomes.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo {

enum class majority_verdict : std::uint8_t { certain, unclear, certainly_not, nobody_answered };

template <>
inline constexpr auto spellings_of<majority_verdict> =
    std::array{spelled<majority_verdict>{majority_verdict::certain, "certain majority"},
               spelled<majority_verdict>{majority_verdict::unclear, "unclear"},
               spelled<majority_verdict>{majority_verdict::certainly_not, "certainly no majority"},
               spelled<majority_verdict>{majority_verdict::nobody_answered, "nobody answered"}};

/// More than half?  2 hits > trials, in whole numbers.
[[nodiscard]] constexpr bool is_majority(proportion const& p) noexcept { return p.hits() > p.misses(); }

template <class = detail::when_called>
[[nodiscard]] constexpr majority_verdict verdict_of(interval const& limits) noexcept {
    if (limits.lower() > 0.5) return majority_verdict::certain;
    return limits.upper() < 0.5 ? majority_verdict::certainly_not : majority_verdict::unclear;
}

struct area_majority {
    estimate<proportion> better;  ///< better, of those who answered, at the level asked for
    bool majority = false;        ///< the fact
    majority_verdict alone = majority_verdict::nobody_answered;
    majority_verdict jointly = majority_verdict::nobody_answered;
};

/// Of all areas, how many: the fact, each judged alone, and all judged together.
struct majority_summary {
    std::vector<area_majority> areas;  ///< in the instrument's order

    /// Areas with an answer: those that the counts below are of.
    [[nodiscard]] std::size_t answered() const noexcept { return areas.size() - alone(majority_verdict::nobody_answered); }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t with_majority() const noexcept {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.majority ? 1U : 0U;
        return n;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t alone(majority_verdict v) const noexcept { return how_many(&area_majority::alone, v); }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t jointly(majority_verdict v) const noexcept { return how_many(&area_majority::jointly, v); }

private:
    template <class = detail::when_called>
    [[nodiscard]] std::size_t how_many(majority_verdict area_majority::* which, majority_verdict v) const noexcept {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.*which == v ? 1U : 0U;
        return n;
    }
};

namespace detail {
struct majorities_function {
    /// Any range of proportions (an outcome_view's areas, a vector of counts).
    template <class Method = wilson_method>
        requires interval_method<Method>
    [[nodiscard]] majority_summary operator()(std::vector<proportion> const& areas, Method const& method = {},
                                              confidence_level level = {}) const {
        majority_summary all;
        auto const answered = std::count_if(areas.begin(), areas.end(), [](proportion const& p) { return p.trials() != 0; });
        auto const joint = confidence_level::from_alpha(level.alpha() / static_cast<double>(std::max<std::ptrdiff_t>(1, answered)));
        for (auto const& p : areas) {
            all.areas.push_back({method(p, level), is_majority(p)});
            if (p.trials() == 0) continue;
            auto& a = all.areas.back();
            auto const together = limits(method, p, joint);
            a.alone = a.better.limits.has_value() ? verdict_of(*a.better.limits) : majority_verdict::unclear;
            a.jointly = together.has_value() ? verdict_of(*together) : majority_verdict::unclear;
        }
        return all;
    }
    template <class Method = wilson_method>
        requires interval_method<Method>
    [[nodiscard]] majority_summary operator()(outcome_view const& group, Method const& method = {},
                                              confidence_level level = {}) const {
        std::vector<proportion> areas;
        for (std::size_t i = 0; i < group.size(); ++i) areas.push_back(group[i].better());
        return (*this)(areas, method, level);
    }
};
}  // namespace detail

inline constexpr detail::majorities_function majorities{};

}  // namespace pbo

#endif
