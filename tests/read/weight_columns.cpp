// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/errors.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/weight_columns.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace pbo;

namespace {

/// The message for columns that a text asks for, or for its second row.
std::string refused(std::string const& text, std::string const& wanted) {
    std::istringstream in(text);
    headed_rows rows(input_source(in, "w.csv"));
    try {
        weight_columns const columns(rows, wanted);
        std::vector<double> into;
        while (rows.next()) columns.read(rows, into);
    } catch (input_error const& e) {
        return e.what();
    }
    return "";
}
bool holds(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("columns of replicate weights are found by number, or by name, and cells that are none are refused with their place") {
    std::istringstream in("repw10,w,repw2,repw1,repweight,repw3,repw4,repw5,repw6,repw7,repw8,repw9\n10,0,2,1,0,3,4,5,6,7,8,9\n");
    headed_rows rows(input_source(in, "w.csv"));
    weight_columns const numbered(rows, "repw"), named(rows, " repw10 , w");
    REQUIRE(rows.next());
    std::vector<double> found;
    numbered.read(rows, found);
    CHECK(found == std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    named.read(rows, found);
    CHECK(found == std::vector<double>{10, 0});

    CHECK(holds(refused("a,b\n1,2\n", "repw"), "two columns of replicate weights at least"));
    CHECK(holds(refused("r1,r2,r4\n1,2,3\n", "r"), "after 'r2' comes number 3"));
    CHECK(holds(refused("r1,r2,r4\n1,2,3\n", "r1,r2,r3"), "r3"));
    CHECK(holds(refused("r1,r2\n1,2\n", "r1,r2,r1"), "each column of replicate weights once"));
    auto const blank = refused("r1,r2\n1,2\n1,\n", "r");
    CHECK(holds(blank, "w.csv:3"));
    CHECK(holds(blank, "r2"));
    CHECK(holds(blank, "every record has one in every replicate"));
    CHECK(holds(refused("r1,r2\n1,-2\n", "r"), "a number of at least 0"));
    CHECK(holds(refused("r1,r2\n1,two\n", "r"), "a number of at least 0"));
}
