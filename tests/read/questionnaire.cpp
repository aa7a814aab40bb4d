// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/questionnaire.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace pbo;

namespace {
std::string const headings = "area,title,role,answer,code,direction\n";
questionnaire read(std::string const& text) {
    std::istringstream in(text);
    return read_questionnaire({in, "asked.csv"});
}
std::string problem(std::string const& lines) {
    try {
        static_cast<void>(read(headings + lines));
    } catch (input_error const& e) {
        return e.what();
    }
    return "no problem";
}
std::string const q1 = "q1,Life,user,good,1,better\nq1,Life,user,bad,2,worse\n";
}  // namespace

TEST_CASE("a line an answer makes scales, with what the codes stand for") {
    auto const questionnaire = read(headings + q1 + "q1,Life,user,does not apply,8,not_applicable\nq1,Life,user,not said,9,missing\n" +
                            "q2,Health,user,up,,better\nq2,Health,user,so so,,same\nq2,Health,user,down,,worse\n" +
                            "q3,,carer,good,1,better\nq3,,carer,bad,2,worse\n");
    REQUIRE(questionnaire.roles.size() == 2);
    auto const& users = *questionnaire.of(role::user)->instrument;
    CHECK(users.name() == "asked, users");
    REQUIRE(users.size() == 2);
    CHECK(users.areas()[0].title == "Life");
    CHECK(users.scale(0).answers().size() == 2);
    CHECK(users.scale(0).not_applicable() == "does not apply");
    CHECK_FALSE(users.areas()[0].scale);  // the first area's is the instrument's own
    CHECK(users.scale(1).direction_of(2) == answer_direction::same);
    CHECK(questionnaire.of(role::carer)->instrument->areas()[0].title == "q3");
    CHECK(questionnaire.codes == std::vector<value_map>{{"q1", "1", "good"}, {"q1", "2", "bad"}, {"q1", "8", "does not apply"},
                                                {"q1", "not said", ""}, {"q1", "9", ""}, {"q3", "1", "good"}, {"q3", "2", "bad"}});
}

TEST_CASE("a question of several answers is none of the areas") {
    auto const questionnaire = read(headings + q1 + "uses,What for,user,a PA,1,several\nuses,What for,user,a day centre,2,several\n");
    auto const& users = *questionnaire.of(role::user);
    CHECK(users.instrument->size() == 1);
    CHECK(users.several == std::vector<several_answers>{{"uses", "What for", {"a PA", "a day centre"}, {"1", "2"}}});
    CHECK(questionnaire.of(role::carer) == nullptr);
    CHECK_FALSE(read(headings + "uses,What for,user,a PA,1,several\n").of(role::user)->instrument);
}

TEST_CASE("the name is that of the file, or a column's") {
    CHECK(read(headings + q1).of(role::user)->instrument->name() == "asked");
    CHECK(read("area,role,answer,direction,instrument\nq1,user,good,better,Ours 2014\nq1,user,bad,worse,Ours 2014\n")
              .of(role::user)->instrument->name() == "Ours 2014");
}

TEST_CASE("what makes no scale is an error with its line") {
    CHECK(problem("q1,Life,user,good,1,better\n") ==
          "asked.csv:2: column 'area': found 'q1'; expected the answers of a scale, in their order: 1 answers; a scale has 2 to 7");
    CHECK(problem(q1 + "q1,Life,user,Good,3,better\n").find("asked.csv:4: column 'answer': found 'Good'; expected every answer of 'q1' once") == 0);
    CHECK(problem(q1 + "q1,Life,user,fair,2,better\n").find("every code of 'q1' once; '2' appears twice") != std::string::npos);
    CHECK(problem(q1 + "q1,Love,user,fair,3,worse\n").find("column 'title': found 'Love'; expected 'Life', as on line 2") != std::string::npos);
    CHECK(problem("q1,Life,user,good,1,up\n").find("better, same, worse, not_applicable, missing or several") != std::string::npos);
    CHECK(problem("q1,Life,users_and_carers,good,1,better\n").find("user or carer") != std::string::npos);
    CHECK(problem("q1,Life,user,,1,better\n").find("the text of an answer") != std::string::npos);
    CHECK(problem(",Life,user,good,1,better\n").find("the name of an area") != std::string::npos);
    CHECK(problem(q1 + "q1,Life,user,a PA,7,several\n").find("several on every line of 'q1', or on none") != std::string::npos);
    CHECK(problem("q1,Life,user,good,1,better\nq1,Life,user,fair,2,worse\nq1,Life,user,better still,3,better\nq1,Life,user,worst,4,worse\n")
              .find("does not follow the order") != std::string::npos);
    CHECK(problem("").find("at least one row") != std::string::npos);
}
