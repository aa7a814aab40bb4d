// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/answered_rows.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace pbo;

namespace {
questionnaire asked() {
    std::istringstream in(
        "area,title,role,answer,code,direction\nq1,Life,user,good,1,better\nq1,Life,user,bad,2,worse\nq1,Life,user,not said,9,missing\n"
        "q2,Health,user,good,1,better\nq2,Health,user,bad,2,worse\n"
        "uses,What for,user,a PA,1,several\nuses,What for,user,a day centre,2,several\n");
    return read_questionnaire({in, "asked.csv"});
}
/// "North 12 [10]; ..." : the groups, the codes of the answers, and what was ticked.
std::string all_of(std::string const& text, std::vector<std::string> const& by, read_options options = {}, read_summary* summary = nullptr) {
    auto const q = asked();
    options.maps.insert(options.maps.end(), q.codes.begin(), q.codes.end());
    std::istringstream in(text);
    std::string out;
    try {
        answered_rows rows({in, "s.csv"}, *q.of(role::user), by, options);
        while (rows.next()) {
            for (auto const& g : rows.groups()) out += g + " ";
            for (std::size_t i = 0; i < 2; ++i) out += std::to_string(rows.answers()[i]);
            out += " [";
            if (rows.ticked(0))
                for (bool const t : *rows.ticked(0)) out += t ? '1' : '0';
            out += "]; ";
        }
        if (summary != nullptr) *summary = rows.summary();
    } catch (input_error const& e) {
        return out + e.what();
    }
    return out;
}
}  // namespace

TEST_CASE("answers by text or by code, several in one cell, groups of any column") {
    CHECK(all_of("area of town,q1,q2,uses\nNorth,good,2,a PA; A Day Centre\nSouth,1,,2\n,not said,bad,\n,9,NA,1|\n", {"area of town"}) ==
          "North 12 [11]; South 10 [01];  02 [];  00 [10]; ");
    CHECK(all_of("q1,q2,uses\ngood,good,\n", {}) == "11 []; ");
    CHECK(all_of("q1,q2,uses\ngood,fine,\n", {}).find("s.csv:2: column 'q2': found 'fine'; expected one of good, bad") == 0);
    CHECK(all_of("q1,q2,uses\ngood,bad,a PA;a car\n", {}).find("column 'uses': found 'a car'; expected answers parted by semicolons or bars") != std::string::npos);
    CHECK(all_of("q1,q2,uses\ngood,bad,\n", {"ethnicity"}).find("the column 'ethnicity'") != std::string::npos);
}

TEST_CASE("several answers in a column each: whoever ticks nothing has not answered, unless a column says no") {
    CHECK(all_of("q1,q2,uses: a PA,uses: a day centre\ngood,bad,yes,\ngood,bad,,x\ngood,bad,,\ngood,bad,no,0\ngood,bad,A PA,2\n", {}) ==
          "12 [10]; 12 [01]; 12 []; 12 [00]; 12 [11]; ");
    CHECK(all_of("q1,q2,uses_1,uses_2\ngood,bad,1,0\n", {}) == "12 [10]; ");
    CHECK(all_of("q1,q2,uses_1\ngood,bad,1\n", {}).find("the column 'uses: a day centre'") != std::string::npos);
    CHECK(all_of("q1,q2\ngood,bad\n", {}).find("the column 'uses'") != std::string::npos);
    CHECK(all_of("q1,q2,uses_1,uses_2\ngood,bad,maybe,0\n", {}).find("found 'maybe'; expected the answer or its code, yes, no") != std::string::npos);
}

TEST_CASE("rows of another role are left out where the file says whose they are") {
    read_summary said;
    CHECK(all_of("role,q1,q2,uses\nuser,1,1,\ncarer,,,\n", {}, {}, &said) == "11 []; ");
    CHECK(said.counts.filtered == 1);
    CHECK(all_of("role,q1,q2,uses\nnobody,1,1,\n", {}).find("column 'role'") != std::string::npos);
}

TEST_CASE("further lines of headings are left out and told; a wrong answer below an answer is none") {
    read_summary said;
    CHECK(all_of("id,q1,q2,uses\nYour number,How is life?,How is health?,What for?\nT1,T2,T3,T4\n7,good,bad,\n", {}, {}, &said) == "12 []; ");
    REQUIRE(said.notes.size() == 2);
    CHECK(said.notes[0] ==
          "Line 2 was left out as a further line of headings; it begins with 'Your number', 'How is life?', 'How is health?'.");
    CHECK(said.counts.rows == 1);
    CHECK(all_of("q1,q2,uses\ngood,bad,\nfine,fine,\n", {}).find("found 'fine'") != std::string::npos);
    CHECK(all_of("q1,q2,uses\nWhat?,good,\n", {}).find("found 'What?'") != std::string::npos);
    CHECK(all_of("q1,q2,uses\none,two,\nthree,four,\nfive,six,\n", {}).find("s.csv:4: column 'q1': found 'five'") == 0);
}

TEST_CASE("with rejects, bad rows are passed over and kept with their reasons") {
    read_summary said;
    CHECK(all_of("q1,q2,uses\ngood,bad,\ngood,fine,\nbad,bad,a PA\n", {}, {.on_bad_row = bad_row::collect}, &said) == "12 []; 22 [10]; ");
    CHECK(said.counts.rejected == 1);
    CHECK(said.rejects.at(0).place.line == 3);
}

TEST_CASE("with a column of identifiers nobody counts twice, whatever else is wrong with a row") {
    auto const q = asked();
    auto const read = [&](std::string const& text, bad_row bad, detail::identifier_lines& lines, read_summary& summary) {
        std::istringstream in(text);
        read_options options;
        options.on_bad_row = bad;
        options.maps = q.codes;
        std::string out;
        try {
            answered_rows rows({in, "s.csv"}, *q.of(role::user), {"id"}, options, "id", lines);
            while (rows.next()) out += rows.groups()[0] + " ";
            summary = rows.summary();
        } catch (input_error const& e) {
            out += e.what();
        }
        return out;
    };
    // u1 appears twice; u2's first row is bad, and the second counts; c1 is of another role; one has no identifier.
    std::string const text =
        "id,role,q1,q2,uses\nu1,user,good,bad,\nu2,user,fine,bad,\nu2,user,good,bad,\nu1,user,bad,bad,\nc1,carer,good,bad,\nc1,user,good,bad,\n,user,good,bad,\n";
    detail::identifier_lines lines;
    read_summary summary;
    CHECK(read(text, bad_row::collect, lines, summary) == "u1 u2 c1 ");
    CHECK(summary.counts == read_counts{7, 3, 1, 3, 0, 0});
    REQUIRE(summary.rejects.size() == 3);
    CHECK(summary.rejects[1] == input_problem{{"s.csv", 5, "id"}, "u1", "everybody once; line 2 has the same identifier"});
    CHECK(summary.rejects[2] == input_problem{{"s.csv", 8, "id"}, "", "an identifier, for everybody is to be counted once"});
    // The rows of another reading that knows the same lines.
    CHECK(read("id,role,q1,q2,uses\nu3,user,good,bad,\nu2,user,good,bad,\n", bad_row::stop, lines, summary) ==
          "u3 s.csv:3: column 'id': found 'u2'; expected everybody once; line 4 has the same identifier");
    detail::identifier_lines none;
    CHECK(read("number,q1,q2,uses\n1,good,bad,\n", bad_row::stop, none, summary).find("the column 'id'") != std::string::npos);
}
