// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SEVERAL_TARGETS_HPP
#define PBO_MEASURE_SEVERAL_TARGETS_HPP

// Which of its targets has each council met?  Several targets at once, on any indicators, each council's facts in the order of
// the targets:
//
//     auto const s = pbo::several_targets(take_up(returns, basis), {pbo::targets::april_2011, ours});
//     s.rows[0].facts[1].met, .points_from_target, .more_people_needed;     s.met(1)      // councils that meet the second
//
// The facts are those of attainment.hpp, in whole numbers; a council without figures, or with nobody eligible, has the reason.
// Throws std::invalid_argument for an indicator that the table does not have, and for a target on another basis or role.
// O(councils x targets).

#include <pbo/count/table.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/detail/named_by.hpp>
#include <pbo/measure/indicators.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace pbo {

template <class Key>
struct several_targets_result {
    struct row {
        Key council;
        std::vector<tally> counts;           ///< in the order of the targets, as the facts are
        std::vector<attainment_fact> facts;
    };
    std::vector<target> aims;
    std::vector<row> rows;  ///< in the table's order
    row overall;            ///< of all councils together

    /// The councils that meet the target at this position.
    [[nodiscard]] std::size_t met(std::size_t aim) const { return how_many(aim, true); }
    [[nodiscard]] std::size_t missed(std::size_t aim) const { return how_many(aim, false); }
    /// The councils that meet every target of which they have figures, and have figures of at least one.
    [[nodiscard]] std::size_t met_all() const {
        std::size_t n = 0;
        for (auto const& r : rows) {
            bool any = false, all = true;
            for (auto const& fact : r.facts) {
                any = any || fact.met.has_value();
                all = all && fact.met != figure<bool>(false);
            }
            n += any && all ? 1U : 0U;
        }
        return n;
    }

private:
    [[nodiscard]] std::size_t how_many(std::size_t aim, bool wanted) const {
        std::size_t n = 0;
        for (auto const& r : rows) n += r.facts.at(aim).met == figure<bool>(wanted) ? 1U : 0U;
        return n;
    }
};

namespace detail {
struct several_targets_function {
    template <class Key, class Cell, class Context, class Indicators = decltype(indicators_of<Cell>())>
    [[nodiscard]] auto operator()(table<Key, Cell, Context> const& t, std::vector<target> const& aims,
                                  Indicators const& known = indicators_of<Cell>()) const {
        using result_type = several_targets_result<named_key<Context, Key>>;
        for (auto const& aim : aims) refuse_other_basis_or_role(t.context(), aim);
        result_type all{aims, {}, {}};
        auto const judged = [&](typename result_type::row r, Cell const& cell) {
            for (auto const& aim : aims) {
                r.counts.push_back(known(cell, aim));
                r.facts.push_back(fact_of(r.counts.back(), aim.share()));
            }
            return r;
        };
        for (auto const& e : t) all.rows.push_back(judged({named_by(t.context(), e.key), {}, {}}, e.cell));
        all.overall = judged({}, t.total());
        return all;
    }
};
}  // namespace detail

/// several_targets(table, targets, indicators = those the table knows).
inline constexpr detail::several_targets_function several_targets{};

}  // namespace pbo

#endif
