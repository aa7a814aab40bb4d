// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_WANTED_RETURNS_HPP
#define PBO_EXAMPLES_SUPPORT_WANTED_RETURNS_HPP

// Of the returns of a file, those that a report is made of, kept while they are read: of one basis and role, and of the period that
// is reported (the latest of the areas unless one is stated), or of every period where they are set side by side.

#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/read/totals_among_returns.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace examples {

class wanted_returns {
public:
    wanted_returns(pbo::eligibility_basis basis, std::optional<pbo::role> whose, std::optional<pbo::period> stated, bool every_period)
        : basis_(basis), whose_(whose), stated_(stated), every_period_(every_period) {}

    void take(pbo::council_return&& r) {
        bool const total = pbo::is_a_total(r);
        totals_ += total ? 1U : 0U;
        if (r.basis != basis_ || (whose_ && r.role != *whose_)) return;
        bool const is_later = !total && (periods_.empty() || *periods_.rbegin() < r.period);
        if (!total) periods_.insert(r.period);
        if (!every_period_ && stated_ && r.period != *stated_) return;
        if (!every_period_ && !stated_ && !periods_.empty()) {
            if (r.period < *periods_.rbegin()) return;
            if (is_later) std::erase_if(kept_, [&r](pbo::council_return const& k) { return k.period < r.period; });
        }
        kept_.push_back(std::move(r));
    }

    /// In the file's order, totals among them.
    [[nodiscard]] std::vector<pbo::council_return>& kept() noexcept { return kept_; }
    /// Of the areas of the basis and role, kept or not.
    [[nodiscard]] std::set<pbo::period> const& periods() const noexcept { return periods_; }
    /// Rows that are totals, kept or not.
    [[nodiscard]] std::size_t totals() const noexcept { return totals_; }

private:
    pbo::eligibility_basis basis_;
    std::optional<pbo::role> whose_;
    std::optional<pbo::period> stated_;
    bool every_period_;
    std::vector<pbo::council_return> kept_;
    std::set<pbo::period> periods_;
    std::size_t totals_ = 0;
};

}  // namespace examples

#endif
