// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/data_question.hpp>

#include <doctest/doctest.h>

#include <sstream>

using namespace pbo;

TEST_CASE("questions add up, with the places that were looked at and those that had no figures") {
    data_questions a, b;
    council who;
    who.name = "Wold";
    detail::look(a, true, true, question_kind::does_not_add_up, who, period::financial_year(2010), "1 and 2");
    detail::look(a, true, false, question_kind::does_not_add_up, who, {}, "");
    detail::look(b, false, true, question_kind::does_not_add_up, who, {}, "");
    a += b;
    CHECK(a.questions.size() == 1);
    CHECK(a.looked_at == 2);
    CHECK(a.without_figures == 1);
    CHECK(a.of(question_kind::does_not_add_up) == 1);
    CHECK(a.of(question_kind::nominal_budgets) == 0);
    CHECK(a + data_questions{} == a);
    std::ostringstream out;
    out << a.questions.front();
    CHECK(out.str() == "does_not_add_up: Wold, 2010-11: 1 and 2");
}
