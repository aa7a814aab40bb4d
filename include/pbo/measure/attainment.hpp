// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ATTAINMENT_HPP
#define PBO_MEASURE_ATTAINMENT_HPP

// Is the target met?  Two separate things, which must not be mixed:
//
// the fact        met or not, how many percentage points from the target, how many more people are needed.  It is a matter
//                 of counting, in whole numbers: 7 % of 100 is 7, and 100 of 100 meets 100 %.
// the statement   only where the counts are a sample: does the interval lie above the target, below it, or across it?
//                 For a complete count there is nothing to be uncertain about, and no statement is made.
//
// A target on another eligibility basis or role than the table's is refused.  Cost: one interval a council for a sample.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// Where a sample's interval lies: wholly at or above the target, wholly below it, or on both sides.
enum class interval_position : std::uint8_t { above, below, across };

template <>
inline constexpr auto spellings_of<interval_position> =
    std::array{spelled<interval_position>{interval_position::above, "above"},
               spelled<interval_position>{interval_position::below, "below"},
               spelled<interval_position>{interval_position::across, "across"}};

/// The fact.  Every figure is absent, with the reason, where there are no counts or nobody is eligible.
struct attainment_fact {
    figure<bool> met;
    figure<double> points_from_target;        ///< percentage points; negative is short of the target
    figure<std::uint64_t> more_people_needed; ///< 0 when the target is met

    friend bool operator==(attainment_fact const&, attainment_fact const&) = default;
};

/// What a sample allows to be said.
struct attainment_statement {
    estimate<proportion> from;
    interval_position position = interval_position::across;

    friend bool operator==(attainment_statement const&, attainment_statement const&) = default;
};

struct attained {
    tally counts;
    attainment_fact fact;
    std::optional<attainment_statement> statement;  ///< nothing for a complete count
};

/// The fact for any counts, in integer arithmetic.  A tally of an absent figure has no fact but its reason.
template <class = detail::when_called>
[[nodiscard]] inline attainment_fact fact_of(tally const& counts, share const& wanted) {
    if (counts.trials() == 0)
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (auto const why = static_cast<absence>(i); counts.absent()[why] != 0) return {why, why, why};
    return {wanted.met_by(counts), wanted.points_above(counts), wanted.hits_short(counts)};
}

/// Where limits lie; no limits say nothing.
template <class = detail::when_called>
[[nodiscard]] inline interval_position position_of(figure<interval> const& limits, share const& wanted) {
    if (limits.has_value() && limits->lower() >= wanted.value()) return interval_position::above;
    if (limits.has_value() && limits->upper() < wanted.value()) return interval_position::below;
    return interval_position::across;
}

template <class Key>
struct attainment_result {
    struct row {
        Key key;
        attained result;
    };
    target aim;
    std::vector<row> rows;  ///< in the table's order, which is that of the keys
    attained overall;       ///< all of them together

    /// What was found of this key, or nullptr.  O(log n).
    [[nodiscard]] attained const* find(Key const& key) const {
        auto const at = std::lower_bound(rows.begin(), rows.end(), key, [](row const& r, Key const& k) { return r.key < k; });
        return at != rows.end() && at->key == key ? &at->result : nullptr;
    }
    [[nodiscard]] std::size_t met() const noexcept { return how_many(true); }
    [[nodiscard]] std::size_t missed() const noexcept { return how_many(false); }
    /// Without counts, or with nobody eligible.
    [[nodiscard]] std::size_t undetermined() const noexcept { return rows.size() - met() - missed(); }

private:
    [[nodiscard]] std::size_t how_many(bool wanted) const noexcept {
        std::size_t n = 0;
        for (auto const& r : rows) n += r.result.fact.met == figure<bool>(wanted) ? 1U : 0U;
        return n;
    }
};

namespace detail {
struct attainment_function {
    /// The target's indicator is "take_up" or "direct_payments".  Throws std::invalid_argument for another indicator, and
    /// when the target's basis or role is not the table's.
    template <class Key, class Method = wilson_method>
        requires interval_method<Method>
    [[nodiscard]] attainment_result<Key> operator()(table<Key, take_up_counts, take_up_context> const& t, target const& aim,
                                                    Method const& method = {}, confidence_level level = {}) const {
        auto const& context = t.context();
        if (aim.basis() != context.basis || aim.role() != context.role) {
            std::ostringstream m;
            m << "pbo::attainment: the target '" << aim << "' is not about take-up on the basis " << context.basis << " of "
              << context.role;
            throw std::invalid_argument(m.str());
        }
        tally take_up_counts::*const indicator = chosen(aim);
        attainment_result<Key> all{aim, {}, {}};
        for (auto const& [key, cell] : t) all.rows.push_back({key, judged(cell.*indicator, context.counted, aim.share(), method, level)});
        all.overall = judged(whole_of(t).counted().*indicator, context.counted, aim.share(), method, level);
        return all;
    }

    /// Any table of tallies, about whatever the target's indicator is: whether its counts are complete is said last.
    template <class Key, std::convertible_to<tally> Cell, class Context, class Method = wilson_method>
        requires interval_method<Method>
    [[nodiscard]] attainment_result<Key> operator()(table<Key, Cell, Context> const& t, target const& aim, Method const& method = {},
                                                    confidence_level level = {},
                                                    completeness counted = completeness::complete_count) const {
        attainment_result<Key> all{aim, {}, {}};
        for (auto const& [key, cell] : t) all.rows.push_back({key, judged(cell, counted, aim.share(), method, level)});
        all.overall = judged(t.total(), counted, aim.share(), method, level);
        return all;
    }

private:
    template <class = detail::when_called>
    static tally take_up_counts::*chosen(target const& aim) {
        if (aim.indicator() == "take_up") return &take_up_counts::on_budget;
        if (aim.indicator() == "direct_payments") return &take_up_counts::direct_payments;
        throw std::invalid_argument("pbo::attainment: a take-up table has no indicator " + detail::in_quotes(aim.indicator().view()) +
                                    "; it has take_up and direct_payments");
    }

    template <class Method>
    static attained judged(tally const& counts, completeness counted, share const& wanted, Method const& method,
                           confidence_level level) {
        attained a{counts, fact_of(counts, wanted), {}};
        if (counted == completeness::complete_count || counts.trials() == 0) return a;
        auto const estimated = method(counts.counted(), level);
        a.statement = attainment_statement{estimated, position_of(estimated.limits, wanted)};
        return a;
    }
};
}  // namespace detail

inline constexpr detail::attainment_function attainment{};

}  // namespace pbo

#endif
