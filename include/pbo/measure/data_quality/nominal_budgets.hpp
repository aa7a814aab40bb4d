// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_NOMINAL_BUDGETS_HPP
#define PBO_MEASURE_DATA_QUALITY_NOMINAL_BUDGETS_HPP

// Is the budget more than a name for it?  Two signs that a council's take-up deserves a question:
//
// managed_budgets_not_recorded   as many people with self-directed support as with direct payments, so that managed budgets
//                                were probably not counted (23 of 152 councils in ASCOF 2024-25)
// nominal_budgets                near everyone has a budget (95 % unless asked otherwise) and almost nobody a direct payment (5 %
//                                of those eligible): was a choice offered?
//
// Whole-number comparisons.  A council without one of the figures is counted as such; one where nobody is eligible or nobody
// has a budget has nothing to ask about.  O(n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/data_quality/data_question.hpp>
#include <pbo/measure/take_up.hpp>

#include <string>

namespace pbo {

struct nominal_budget_signs {
    share near_everyone = share::percent(95);  ///< on a budget, of those eligible, at least
    share almost_nobody = share::percent(5);   ///< with a direct payment, of those eligible, at most
};

namespace detail {
struct nominal_budgets_function {
    /// In the order of the returns.
    template <class = detail::when_called>
    [[nodiscard]] data_questions operator()(take_up_table const& t, nominal_budget_signs const& signs = {}) const {
        data_questions all;
        for (auto const& who : t.context().councils) {
            auto const& cell = t[who.key()];
            bool const has_both = cell.on_budget.absent().total() == 0 && cell.direct_payments.absent().total() == 0;
            auto const budgets = cell.on_budget.hits(), direct = cell.direct_payments.hits();
            auto const eligible = cell.on_budget.trials();
            look(all, has_both, budgets != 0 && budgets == direct, question_kind::managed_budgets_not_recorded, who, t.context().period,
                 std::to_string(budgets) + " people with a budget, and as many with direct payments");
            bool const nominal = budgets != 0 && *signs.near_everyone.met_by(cell.on_budget) &&
                                 !(signs.almost_nobody < share(direct, eligible));
            look(all, has_both, nominal, question_kind::nominal_budgets, who, t.context().period,
                 std::to_string(budgets) + " of " + std::to_string(eligible) + " people have a budget, and " + std::to_string(direct) +
                     " a direct payment");
        }
        return all;
    }
};
}  // namespace detail

/// nominal_budgets(take-up, {.near_everyone = share::percent(95), .almost_nobody = share::percent(5)}).
inline constexpr detail::nominal_budgets_function nominal_budgets{};

}  // namespace pbo

#endif
