// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The laws of what measure/ counts and of what it shares: see laws.hpp.
#include "laws.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/data_quality/data_question.hpp>
#include <pbo/measure/local_criteria.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/savings.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/measure/take_up_of_people.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint32_t dear = std::numeric_limits<std::uint32_t>::max();

pbo::tally a_tally(std::uint64_t hits, std::uint64_t trials) {
    pbo::tally t(hits, trials);
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) t.add(static_cast<pbo::absence>(i));
    return t;
}
pbo::savings saved(std::initializer_list<std::array<std::uint32_t, 2>> reviews) {
    pbo::savings s;
    for (auto const& [before, after] : reviews) s.add(pbo::weekly_budget{before}, pbo::weekly_budget{after});
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) s.add(static_cast<pbo::absence>(i));
    return s;
}
pbo::local_criteria_counts criteria(std::uint64_t n) {
    return {n, a_tally(n, n + 1), a_tally(n - 1, n), a_tally(n, 2 * n), a_tally(1, n), a_tally(n, n),
            saved({{dear, static_cast<std::uint32_t>(n)}, {dear, 1}, {dear, 7}})};
}
pbo::take_up_counts councils(std::uint64_t n) {
    return {a_tally(n, 2 * n), a_tally(1, 2 * n), a_tally(1, n), {n, 1}, {3 * n, 2}};
}
pbo::take_up_context about(pbo::eligibility_basis basis, std::initializer_list<char const*> names) {
    pbo::take_up_context c{basis, pbo::role::user, pbo::period::financial_year(2011), pbo::completeness::sample, {}};
    c.words.basis = "as published";
    c.whole = "England";
    for (auto const* name : names) c.councils.add({.name = name});
    return c;
}
pbo::people_counted people(std::uint64_t n) { return {n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7}; }
pbo::data_questions questions(std::size_t n) {
    pbo::data_questions all;
    for (std::size_t i = 0; i < n; ++i)
        all.questions.push_back({pbo::question_kind::sudden_change, {.name = "Kirklees"}, pbo::period::financial_year(2011),
                                 "number " + std::to_string(i)});
    all.looked_at = 3 * n;
    all.without_figures = n;
    return all;
}
/// Where the order of councils is all that remains.
auto const same_councils = [](pbo::take_up_context a, pbo::take_up_context b) {
    std::vector<pbo::council> of_a(a.councils.begin(), a.councils.end()), of_b(b.councils.begin(), b.councils.end());
    std::sort(of_a.begin(), of_a.end());
    std::sort(of_b.begin(), of_b.end());
    a.councils = b.councils = {};
    return a == b && of_a == of_b;
};

struct survey_of_users {
    pbo::instrument instrument;
    std::vector<pbo::survey_response> responses;
};
pbo::outcome_table<pbo::delivery_mode> outcomes_of(std::initializer_list<pbo::delivery_mode> modes) {
    survey_of_users survey{pbo::poet_style_users(), {}};
    std::uint8_t code = 0;
    for (auto mode : modes) {
        pbo::survey_response r;
        r.mode = mode;
        for (std::size_t q = 0; q < survey.instrument.size(); ++q) r.answers.set(q, static_cast<std::uint8_t>(++code % 9));
        survey.responses.push_back(r);
    }
    return pbo::outcomes(survey, &pbo::survey_response::mode);
}

}  // namespace

TEST_CASE("laws: money saved at review, and the local criteria around it") {
    laws::hold_for<pbo::savings>({saved({{dear, 1}, {dear, 2}}), saved({{9, dear}, {1, 1}}), saved({{dear, dear}})});
    laws::overflows(laws::with_leaf(saved({{1, 1}}), "n", std::uint64_t{2'147'483'647}), saved({{1, 1}}));
    laws::refuses_part<std::overflow_error>(saved({{1, 1}}), "n", most);
    laws::refuses_part<std::domain_error>(saved({{1, 1}}), "n", std::uint64_t{0});

    laws::hold_for<pbo::local_criteria_counts>({criteria(3), criteria(5), criteria(17)});
    auto full = criteria(3);
    full.converted = pbo::tally(0, most);
    laws::overflows(full, criteria(5));
}

TEST_CASE("laws: take-up, and what it is the take-up of") {
    laws::hold_for<pbo::take_up_counts>({councils(3), councils(40), councils(500)});
    auto full = councils(3);
    full.eligible_alone.people = most;
    laws::overflows(full, councils(1));

    pbo::subject const users{"user", "take-up", "ongoing"};
    laws::hold_for<pbo::remembered_take_up>({{councils(3), users}, {councils(40), users}, {councils(500), users}});
    laws::overflows(pbo::remembered_take_up(full, users), pbo::remembered_take_up(councils(1), users));
    laws::refuses<std::invalid_argument>(pbo::remembered_take_up(councils(3), users),
                                         pbo::remembered_take_up(councils(3), {"user", "take-up", "including_short_term"}));

    using enum pbo::eligibility_basis;
    laws::hold_for<pbo::take_up_context>({about(ongoing, {"Kirklees", "Barnet"}), about(ongoing, {"Barnet", "York"}),
                                          about(ongoing, {"Hull"})}, same_councils);
    laws::refuses<std::invalid_argument>(about(ongoing, {"Kirklees"}), about(including_short_term, {"Barnet"}));

    laws::hold_for<pbo::people_counted>({people(1), people(20), people(9)});
    laws::overflows(pbo::people_counted{0, 0, 0, 0, 0, 0, 0, most}, people(1));

    using pbo::detail::age_bands_seen;
    auto const of_any_age = [] {
        age_bands_seen both(pbo::age_band::from_65);
        return both += age_bands_seen(pbo::age_band::from_18_to_64);
    };
    laws::hold_for<age_bands_seen>({age_bands_seen(pbo::age_band::from_65), age_bands_seen(pbo::age_band::from_18_to_64), of_any_age()});
    CHECK(age_bands_seen(pbo::age_band::not_stated) == age_bands_seen());

    auto const of_people = [](char const* name, std::uint64_t n) {
        auto context = about(ongoing, {name});
        pbo::take_up_table::builder cells(context);
        cells[pbo::council_key(name)] = councils(n);
        pbo::detail::people_on_budgets more;
        more.add_age(pbo::support_mechanism::direct_payment, n > 5 ? pbo::age_band::from_65 : pbo::age_band::not_stated);
        pbo::supported_person one;
        if (n % 3 == 0) one.weekly_budget = pbo::weekly_budget(100 * n);
        more.add_budget(one);
        return pbo::take_up_of_people(cells.freeze(), people(n), more.by_age(), more.weekly_budgets());
    };
    auto const alike = [](pbo::take_up_of_people const& a, pbo::take_up_of_people const& b) {
        return same_councils(a.context(), b.context()) && std::equal(a.begin(), a.end(), b.begin(), b.end()) &&
               a.people() == b.people() && a.by_age() == b.by_age() && a.weekly_budgets() == b.weekly_budgets();
    };
    laws::hold_for<pbo::take_up_of_people>({of_people("Kirklees", 1), of_people("Barnet", 20), of_people("Kirklees", 9)}, alike);
}

TEST_CASE("laws: outcomes by mode, and one area of one group") {
    using enum pbo::delivery_mode;
    laws::hold_for<pbo::outcome_table<pbo::delivery_mode>>({outcomes_of({direct_payment, managed_budget}),
                                                            outcomes_of({direct_payment, direct_payment, individual_service_fund}),
                                                            outcomes_of({managed_budget})});
    laws::hold_for<pbo::area_outcome>({{1, 2, 3, 4, 20}, {5, 0, 1, 0, 6}, {0, 7, 0, 1, 9}});
    laws::overflows(pbo::area_outcome(0, 0, 0, 0, most), pbo::area_outcome(0, 0, 0, 0, 1));
    laws::refuses_part<std::domain_error>(pbo::area_outcome(1, 2, 3, 4, 20), "no_difference", std::uint64_t{6});
    laws::refuses_part<std::domain_error>(pbo::area_outcome(1, 2, 3, 4, 20), "asked", std::uint64_t{9});
    CHECK_THROWS_AS(pbo::area_outcome(most, 1, 0, 0, 5), std::overflow_error);
}

TEST_CASE("laws: questions to the data, whose order is that of the lists") {
    auto const same = [](pbo::data_questions a, pbo::data_questions b) {
        auto const by_finding = [](pbo::data_question const& x, pbo::data_question const& y) { return x.finding < y.finding; };
        std::sort(a.questions.begin(), a.questions.end(), by_finding);
        std::sort(b.questions.begin(), b.questions.end(), by_finding);
        return a == b;
    };
    laws::hold_for<pbo::data_questions>({questions(1), questions(40), questions(3)}, same);
    pbo::data_questions full;
    full.looked_at = std::numeric_limits<std::size_t>::max();
    laws::overflows(full, questions(1));
}
