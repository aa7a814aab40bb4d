// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_LOCAL_CRITERIA_HPP
#define PBO_MEASURE_LOCAL_CRITERIA_HPP

// Did personalisation do what this council wanted of it?  The local success criteria of a council's reviews, by mode or any
// other key:
//
//     auto c = pbo::local_criteria(reviews, &pbo::support_review::mode);
//     pbo::wilson(c[managed].non_traditional);                  // people who chose a non-traditional package
//     pbo::wilson(c[managed].not_by_social_worker);             // plans not driven by a social worker
//     c.total().saved;                                          // savings at review (savings.hpp), signed pence
//     c.total().conversion();                                   // offer x acceptance
//
// Each is a tally: who did not answer is counted as absent.  All new and all reviewed users are offered a direct payment, and
// not all accept: offered is out of those of whom it is known, accepted out of those offered, and conversion is their product;
// converted is the same from the people themselves, out of those of whom the whole path is known.  The two are equal when
// nothing is absent.  "Increase in direct payments" is a change between two periods: direct_payment_increase.hpp.  Cost by mode
// is a survey's or a register's weekly budgets: cost_by_mode.hpp.  No reviews: 0 of 0 throughout.  O(reviews).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/plan_lead.hpp>
#include <pbo/domain/support_review.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/savings.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <type_traits>

namespace pbo {

struct local_criteria_counts {
    std::uint64_t reviews = 0;
    tally non_traditional;
    tally not_by_social_worker;
    tally offered;    ///< of reviews
    tally accepted;   ///< of those offered
    tally converted;  ///< offered and accepted, of reviews
    savings saved;

    template <class = detail::when_called>
    void add(support_review const& r) {
        ++reviews;
        non_traditional.add(known(r.non_traditional));
        not_by_social_worker.add(known(driven_by_social_worker(r.plan_led_by)).transform([](bool driven) { return !driven; }));
        offered.add(known(r.direct_payment_offered));
        if (r.direct_payment_offered == true) accepted.add(known(r.direct_payment_accepted));
        if (r.direct_payment_offered == false)
            converted.add(false);
        else
            converted.add(r.direct_payment_offered ? known(r.direct_payment_accepted) : figure<bool>(absence::not_available));
        if (r.weekly_before && r.weekly_after)
            saved.add(*r.weekly_before, *r.weekly_after);
        else
            saved.add(absence::not_available);
    }
    /// Share offered times share of those accepting.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> conversion() const {
        if (!offered.value()) return offered.value().reason();
        if (offered.hits() == 0) return 0.0;
        return accepted.value().transform([this](double share) { return share * *offered.value(); });
    }

    template <class = detail::when_called>
    local_criteria_counts& operator+=(local_criteria_counts const& other) {
        auto merged = *this;
        merged.reviews = detail::checked_sum(reviews, other.reviews);
        merged.non_traditional += other.non_traditional;
        merged.not_by_social_worker += other.not_by_social_worker;
        merged.offered += other.offered;
        merged.accepted += other.accepted;
        merged.converted += other.converted;
        merged.saved += other.saved;
        return *this = merged;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("reviews", self.reviews);
        visit("non_traditional", self.non_traditional);
        visit("not_by_social_worker", self.not_by_social_worker);
        visit("offered", self.offered);
        visit("accepted", self.accepted);
        visit("converted", self.converted);
        visit("saved", self.saved);
    }
    friend bool operator==(local_criteria_counts const&, local_criteria_counts const&) = default;

private:
    template <class = detail::when_called>
    static figure<bool> known(std::optional<bool> const& answer) {
        return answer ? figure<bool>(*answer) : figure<bool>(absence::not_available);
    }
};

namespace detail {
struct local_criteria_function {
    /// The keys are projections of a review; none counts them all together, under everybody{}.
    template <class Reviews, class... Projections>
    [[nodiscard]] auto operator()(Reviews const& reviews, Projections... keys) const {
        if constexpr (sizeof...(Projections) == 0) {
            return (*this)(reviews, [](support_review const&) { return everybody{}; });
        } else {
            auto const all = by(keys...);
            using key = std::remove_cvref_t<decltype(all(*reviews.begin()))>;
            typename table<key, local_criteria_counts>::builder cells;
            for (support_review const& r : reviews)
                all.with_key_of(r, [&](auto const& of_one) { cells.cell_of(of_one).add(r); });
            return cells.freeze();
        }
    }
};
}  // namespace detail

/// local_criteria(reviews, keys...): a table of local_criteria_counts.
inline constexpr detail::local_criteria_function local_criteria{};

}  // namespace pbo

#endif
