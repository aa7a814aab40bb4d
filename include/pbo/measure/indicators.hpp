// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_INDICATORS_HPP
#define PBO_MEASURE_INDICATORS_HPP

// What can a target be about?  A target names its indicator; indicators says which counts of a table's cell carry that name.
// Take-up tables have take_up and direct_payments from the start (and direct_payments_of_budgets); a council's own follow:
//
//     pbo::indicators<local_counts> const ours{{"plans_not_by_social_worker", &local_counts::plans},
//                                              {"non_traditional", &local_counts::packages}};
//     pbo::several_targets(t, {a, b, c}, ours);      pbo::on_course(snapshots, {a, b}, pbo::linear_from_last_two, ours);
//
// A table of plain tallies has one indicator, whatever the target calls it.  Where the table's context states an eligibility
// basis or a role, a target on another is refused; a table without them is taken at its word.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/measure/take_up.hpp>

#include <concepts>
#include <functional>
#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

template <class Cell>
class indicators {
public:
    struct named {
        indicator_name name;
        std::function<tally(Cell const&)> counts;
    };

    indicators() = default;
    /// Throws std::invalid_argument for a name that appears twice or that no target can have.
    indicators(std::initializer_list<named> all) {
        for (auto const& one : all) add(one);
    }
    indicators& add(named one) {
        if (!target::acceptable(one.name.view()) || find(one.name) != nullptr)
            throw std::invalid_argument("pbo::indicators: " + detail::in_quotes(one.name.view()) +
                                        " appears twice or is not a name that a target can have");
        all_.push_back(std::move(one));
        return *this;
    }
    /// The counts that a target is about.  Throws std::invalid_argument, naming the indicators there are.
    [[nodiscard]] tally operator()(Cell const& cell, target const& aim) const {
        if (auto const* one = find(aim.indicator())) return one->counts(cell);
        std::string names;
        for (auto const& one : all_) names += (names.empty() ? "" : ", ") + std::string(one.name.view());
        throw std::invalid_argument("pbo::indicators: there is no " + detail::in_quotes(aim.indicator().view()) + " among " + names);
    }
    [[nodiscard]] std::vector<named> const& all() const noexcept { return all_; }

private:
    [[nodiscard]] named const* find(indicator_name const& name) const {
        for (auto const& one : all_)
            if (one.name == name) return &one;
        return nullptr;
    }
    std::vector<named> all_;
};

namespace detail {
/// The one indicator of a table of tallies.
struct only_indicator {
    template <std::convertible_to<tally> Cell>
    [[nodiscard]] tally operator()(Cell const& cell, target const&) const {
        return cell;
    }
};
template <class Cell>
struct indicators_of_cell {
    [[nodiscard]] static only_indicator all() { return {}; }
};
template <>
struct indicators_of_cell<take_up_counts> {
    template <class = detail::when_called>
    [[nodiscard]] static indicators<take_up_counts> all() {
        return {{"take_up", &take_up_counts::on_budget},
                {"direct_payments", &take_up_counts::direct_payments},
                {"direct_payments_of_budgets", &take_up_counts::direct_payments_of_budgets}};
    }
};

/// Throws std::invalid_argument when the table says that it is about another basis or role.
template <class Context>
void refuse_other_basis_or_role(Context const& context, target const& aim) {
    if constexpr (requires { aim.basis() == context.basis; aim.role() == context.role; }) {
        if (aim.basis() == context.basis && aim.role() == context.role) return;
        std::ostringstream m;
        m << "pbo::target: '" << aim << "' is not about counts on the basis " << context.basis << " of " << context.role;
        throw std::invalid_argument(m.str());
    }
}
}  // namespace detail

/// What a table's cells know by name: indicators of take-up, or the only indicator of a table of tallies.
template <class Cell>
[[nodiscard]] auto indicators_of() {
    return detail::indicators_of_cell<Cell>::all();
}

}  // namespace pbo

#endif
