// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/read_remarks.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using pbo::read_remarks;
using sentences = std::vector<std::string>;

TEST_CASE("nothing passed over is nothing said") { CHECK(read_remarks{}.notes().empty()); }

TEST_CASE("each kind of remark is one sentence, in one and in several") {
    read_remarks one;
    one.spacers = 1;
    one.leave_out(3, "NORTH\nEAST");
    one.flags["[e]"] = 1;
    one.taken_as_missing["NA"] = {"mode"};
    CHECK(one.notes() == sentences{"1 row with nothing in any column was left out.",
                                   "1 row without figures was left out as a heading or a note: 'NORTH\\nEAST' (line 3).",
                                   "1 figure has '[e]' beside it (estimated).", "'NA' is taken as missing in column 'mode'."});
    read_remarks several = one;
    several.add(one);
    several.taken_as_missing["NA"].insert("age");
    several.flags["[note 2]"] = 2;
    CHECK(several.notes() == sentences{"2 rows with nothing in any column were left out.",
                                       "2 rows without figures were left out as headings or notes: 'NORTH\\nEAST' (line 3), 'NORTH\\nEAST' (line 3).",
                                       "2 figures have '[e]' beside them (estimated).", "2 figures have '[note 2]' beside them.",
                                       "'NA' is taken as missing in columns 'age', 'mode'."});
}

TEST_CASE("names that are one but for capitals and blanks are told, and others are not") {
    read_remarks first, second;
    first.meet("council", "Kirklees");
    first.meet("council", "Kirklees");
    first.meet("council", "Leeds");
    first.meet("region", "KIRKLEES");
    first.meet("council", "");
    CHECK(first.notes().empty());
    second.meet("council", "KIRKLEES");
    first.add(second);
    CHECK(first.notes() ==
          sentences{"In column 'council', 'KIRKLEES', 'Kirklees' differ by capitals, blanks or accents' bytes alone, and are counted apart."});
}

TEST_CASE("of many rows the first are named and all are counted, by parts as at once") {
    read_remarks all, first, second;
    for (std::uint64_t line = 1; line <= 1500; ++line) {
        all.leave_out(line, "A B");
        (line <= 700 ? first : second).leave_out(line, "A B");
    }
    first.add(second);
    CHECK(first == all);
    CHECK(all.left_out.size() == read_remarks::most);
    auto const note = all.notes().at(0);
    CHECK(note.find("1500 rows without figures were left out as headings or notes: 'A B' (line 1), ") == 0);
    CHECK(note.find("'A B' (line 8) and 1492 more.") != std::string::npos);
}
