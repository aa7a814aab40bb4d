// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The laws of the states behind our features, which merge as cells do: see laws/laws.hpp.
#include "laws/laws.hpp"

#include <pbo/accumulators.hpp>
#include <pbo/domain/poet_style.hpp>

#include <limits>

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

// Weights are dyadic, so that sums are exact in any order; the tiny one fills the low half of a sum.
pbo::weighted_count weights(double w) {
    pbo::weighted_count c;
    c.add(w);
    c.add(0x1p-60);
    return c;
}
pbo::weighted_proportion share(double w) {
    pbo::weighted_proportion p(weights(w), weights(2 * w));
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) p.add(static_cast<pbo::absence>(i));
    return p;
}
pbo::counted_answers<pbo::answer_counts<>> answers(unsigned people, bool knows_instrument) {
    pbo::counted_answers<pbo::answer_counts<>> c;
    if (knows_instrument) c.ask(pbo::poet_style_carers());
    pbo::survey_response r;
    r.role = pbo::role::carer;
    for (unsigned i = 0; i < people; ++i) {
        r.answers.set(i % 16, static_cast<std::uint8_t>(i % 9));
        c.add(r);
    }
    return c;
}
pbo::counted_take_up<pbo::take_up_counts> take_up(unsigned people, bool knows_context) {
    pbo::counted_take_up<pbo::take_up_counts> c;
    if (knows_context)
        c.count_as({pbo::eligibility_basis::including_short_term, pbo::role::carer, pbo::period::financial_year(2011),
                    pbo::completeness::sample, {}});
    for (unsigned i = 0; i < people; ++i)
        c.add(i % 3 == 0 ? pbo::delivery_mode::direct_payment : pbo::delivery_mode::managed_budget);
    return c;
}

}  // namespace

TEST_CASE("laws: one area of weighted answers") {
    auto const outcome = [](double w) {
        auto const same = weights(w), worse = weights(4 * w), other = weights(8 * w), missing = weights(16 * w);
        return pbo::weighted_area_outcome(weights(2 * w), same, worse, other, missing);
    };
    auto with_absent = outcome(0.5);
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) with_absent.add(static_cast<pbo::absence>(i));
    laws::hold_for<pbo::weighted_area_outcome>({with_absent, outcome(0.25), outcome(32.0)});
    auto times = weights(1.0);
    times *= most / 2;
    laws::overflows(pbo::weighted_area_outcome({}, {}, {}, {}, times), outcome(0.5));
}

TEST_CASE("laws: weighted take-up") {
    laws::hold_for<pbo::weighted_take_up_counts>({{share(0.5), share(1.0), share(2.0)}, {share(8.0), share(0.25), share(4.0)}});
}

TEST_CASE("laws: answers with their instrument, and take-up with what it is of") {
    laws::hold_for<pbo::counted_answers<pbo::answer_counts<>>>({answers(20, true), answers(9, false), answers(31, true)});
    auto users = answers(0, false);
    users.ask(pbo::poet_style_users());
    laws::refuses<std::invalid_argument>(answers(3, true), users);

    laws::hold_for<pbo::counted_take_up<pbo::take_up_counts>>({take_up(20, true), take_up(9, false), take_up(31, true)});
    auto other = take_up(3, false);
    other.count_as({pbo::eligibility_basis::ongoing, pbo::role::carer, pbo::period::financial_year(2011), pbo::completeness::sample, {}});
    laws::refuses<std::invalid_argument>(take_up(3, true), other);
}
