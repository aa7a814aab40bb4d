// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/returns.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

namespace {

pbo::records_read<pbo::council_return> read(std::string const& text, pbo::read_options const& options = {}) {
    std::istringstream in(text);
    return pbo::read_returns({in, "r.csv"}, options);
}
std::string error(std::string const& text, pbo::read_options const& options = {}) {
    try {
        static_cast<void>(read(text, options));
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no error";
}
std::string const head = "ons_code,council,period,basis,role,eligible,personal_budgets,direct_payment\n";
std::string const row = "E08000034,Kirklees,2011-03-31,ongoing,users_and_carers,\"1,000\",[c],30\n";

}  // namespace

TEST_CASE("a return keeps its counts, and its absences with their reasons") {
    auto const all = read(head + row);
    REQUIRE(all.size() == 1);
    CHECK(all[0].who.ons == pbo::ons_code("E08000034"));
    CHECK(all[0].when == pbo::text_form<pbo::period>::read("2011-03-31"));
    CHECK(all[0].eligible == pbo::figure<std::uint64_t>(1000));
    CHECK(all[0].personal_budgets == pbo::figure<std::uint64_t>(pbo::absence::suppressed));
    CHECK(all[0].direct_payment == pbo::figure<std::uint64_t>(30));
    CHECK(all[0].managed_budget == pbo::figure<std::uint64_t>(pbo::absence::not_available));
}

TEST_CASE("the same council twice for a period, basis and role names both lines; for another it is fine") {
    CHECK(error(head + row + row) ==
          "r.csv:3: met 'E08000034'; expected every council once for a period, basis and role; it is on line 2 too");
    auto other = row;
    other.replace(other.find("ongoing"), 7, "including_short_term");
    CHECK(read(head + row + other).size() == 2);
}

TEST_CASE("what a return cannot say is a bad row with the reason") {
    auto const with = [](std::string const& tail) {
        return error(head + "E08000034,Kirklees,2011-03-31,ongoing,users_and_carers," + tail + "\n");
    };
    CHECK(with("10,11,1") ==
          "r.csv:2: expected a consistent row: pbo::council_return: E08000034 2011-03-31: 11 people have personal "
          "budgets, more than the 10 eligible");
    CHECK(with("-10,5,1") ==
          "r.csv:2: column 'eligible': met '-10'; expected a whole number from 0 to 18446744073709551615, or one of "
          "[c], [x], [z], [w], .., -");
    CHECK(with("some,5,1").find("r.csv:2: column 'eligible': met 'some'; expected a whole number") == 0);
    CHECK(error(head + "E07000001,x,2011-03-31,ongoing,user,1,1,1\n") ==
          "r.csv:2: column 'ons_code': met 'E07000001'; expected an ONS code (E06, E08, E09, E10 or E12 and six "
          "digits, or E92000001), or nothing");
    CHECK(error(head + "E12000001,x,2011-03-31,ongoing,user,1,1,1\n").find("r.csv:2: expected a consistent row: ") ==
          0);
    CHECK(error(head + ",,2011-03-31,ongoing,user,1,1,1\n") ==
          "r.csv:2: expected a council in one of ons_code, cassr_code and council");
    CHECK(error(head + "E08000034,Kirklees,2011-02-30,ongoing,user,1,1,1\n")
              .find("r.csv:2: column 'period': met '2011-02-30'; expected a date") == 0);
}

TEST_CASE("the shipped returns have 152 councils in each of four periods") {
    auto const all = pbo::read_returns(std::filesystem::path(PBO_SOURCE_DIR) / "examples/data/synthetic_returns.csv");
    std::set<pbo::council_key> councils;
    std::set<pbo::period> periods;
    for (auto const& r : all) {
        councils.insert(r.who.key());
        periods.insert(r.when);
    }
    CHECK(councils.size() == 152);
    CHECK(periods.size() == 4);
}
