// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/returns.hpp>

#include <pbo/core/threads.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

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
    CHECK(all[0].council.ons == pbo::ons_code("E08000034"));
    CHECK(all[0].period == pbo::text_form<pbo::period>::read("2011-03-31"));
    CHECK(all[0].eligible == pbo::figure<std::uint64_t>(1000));
    CHECK(all[0].personal_budgets == pbo::figure<std::uint64_t>(pbo::absence::suppressed));
    CHECK(all[0].direct_payment == pbo::figure<std::uint64_t>(30));
    CHECK(all[0].managed_budget == pbo::figure<std::uint64_t>(pbo::absence::not_available));
}

TEST_CASE("the same council twice for a period, basis and role names both lines; for another it is fine") {
    CHECK(error(head + row + row) ==
          "r.csv:3: found 'E08000034'; expected every council once for a period, basis and role; it is on line 2 too");
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
          "r.csv:2: column 'eligible': found '-10'; expected a whole number from 0 to 18446744073709551615, or one of "
          "the symbols " + std::string(pbo::absence_symbols_taken));
    CHECK(with("some,5,1").find("r.csv:2: column 'eligible': found 'some'; expected a whole number") == 0);
    CHECK(error(head + "E0700000,x,2011-03-31,ongoing,user,1,1,1\n") ==
          "r.csv:2: column 'ons_code': found 'E0700000'; expected an ONS code (a letter and eight digits, such as "
          "E08000034), or nothing");
    CHECK(error(head + "E12000001,x,2011-03-31,ongoing,user,1,1,1\n").find("r.csv:2: expected a consistent row: ") ==
          0);
    CHECK(error(head + ",,2011-03-31,ongoing,user,1,1,1\n") ==
          "r.csv:2: expected a council in one of ons_code, cassr_code and council");
    CHECK(error(head + "E08000034,Kirklees,2011-02-30,ongoing,user,1,1,1\n")
              .find("r.csv:2: column 'period': found '2011-02-30'; expected a financial year") == 0);
}

TEST_CASE("the shipped returns have 152 councils in each of four periods") {
    auto const all = pbo::read_returns(std::filesystem::path(PBO_SOURCE_DIR) / "examples/data/synthetic_returns.csv");
    std::set<pbo::council_key> councils;
    std::set<pbo::period> periods;
    for (auto const& r : all) {
        councils.insert(r.council.key());
        periods.insert(r.period);
    }
    CHECK(councils.size() == 152);
    CHECK(periods.size() == 4);
}

TEST_CASE("a return there twice and a row that is bad by itself are told in the file's order") {
    auto const bad = std::string("E08000034,Kirklees,2011-03-31,ongoing,users_and_carers,ten,[c],30\n");
    CHECK(error(head + row + row + bad).starts_with("r.csv:3: found 'E08000034'"));
    CHECK(error(head + row + bad + row).starts_with("r.csv:3: column 'eligible'"));
    auto const all = read(head + row + row + bad + row + bad, {.on_bad_row = pbo::bad_row::collect});
    REQUIRE(all.rejects.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK(all.rejects[i].place.line == i + 3);
    CHECK(all.counts == pbo::read_counts{.rows = 5, .kept = 1, .rejected = 4});
}

TEST_CASE("returns read in parts of any size, by any number of threads, are those of one part, errors too") {
    auto const file = std::filesystem::temp_directory_path() / ("pbo_returns_" + std::to_string(std::random_device{}()) + ".csv");
    std::mt19937 random(1905);
    for (int turn = 0; turn < 20; ++turn) {
        CAPTURE(turn);
        std::string text = head;
        for (auto rows = random() % 40; rows != 0; --rows) {
            auto const council = std::to_string(10000000 + random() % (turn % 2 == 0 ? 30 : 100000)).substr(1);
            text += "E08" + council.substr(1) + ",\"A\nB\",2011-03-31,ongoing,user," +
                    (random() % 12 == 0 ? "ten" : "1000") + ",[c],30\n";
        }
        std::ofstream(file, std::ios::binary) << text;
        CAPTURE(text);
        auto const outcome = [&](unsigned threads, pbo::bad_row on_bad_row, std::uint64_t part) {
            std::string told;
            try {
                auto const all = pbo::read_returns(pbo::threads(threads), file, {.on_bad_row = on_bad_row, .allow_no_rows = true}, part);
                for (auto const& r : all) told += r.council.key().text() + "\n";
                for (auto const& r : all.rejects) told += r.message() + "\n";
                std::ostringstream counts;
                counts << all.counts;
                told += counts.str();
            } catch (pbo::input_error const& e) {
                told = e.what();
            }
            return told;
        };
        for (auto const on_bad_row : {pbo::bad_row::stop, pbo::bad_row::collect}) {
            auto const expected = outcome(1, on_bad_row, std::uint64_t{1} << 24U);
            for (std::uint64_t part : {1U, 10U, 64U, 100U, 500U})
                for (unsigned threads : {1U, 2U, 3U}) REQUIRE(outcome(threads, on_bad_row, part) == expected);
        }
    }
    std::filesystem::remove(file);
}

TEST_CASE("a heading with a typing error is named in the notes, and a file that names no council in any column is refused") {
    auto const notes = read("ons_code,period,basis,role,eligible,personal_budgets,direct_paymnet\n"
                            "E08000034,2011-03-31,ongoing,user,100,40,30\n")
                           .notes;
    CHECK(notes == std::vector<std::string>{"The column 'direct_paymnet' was not read; if it is the column 'direct_payment', its "
                                            "heading has a typing error."});
    CHECK(error("counci,period,basis,role,eligible,personal_budgets\nKirklees,2011-03-31,ongoing,user,100,40\n") ==
          "r.csv:1: expected one of the columns 'ons_code', 'cassr_code', 'council'; 'counci' may be 'council' with a typing error; "
          "the columns found are 'counci', 'period', 'basis', 'role', 'eligible', 'personal_budgets'");
}

TEST_CASE("returns that nobody keeps are visited in the file's order, each once, in parts of any size and by threads") {
    trams::folder const folder;
    auto const path = folder.path() / "returns.csv";
    std::string text = head;
    for (int council = 1; council <= 40; ++council)
        for (char const* year : {"2010", "2011", "2012"})
            text += "E" + std::to_string(8000000 + council + 100000000).substr(1) + ",Council " + std::to_string(council) + "," + year +
                    "-03-31,ongoing,user,100," + std::to_string(council) + ",\n";
    text += "E08000007,Council 7,2011-03-31,ongoing,user,100,7,\n";  // on line 21, too
    std::ofstream(path, std::ios::binary) << text;
    pbo::read_options const collect{.on_bad_row = pbo::bad_row::collect};
    auto const expected = pbo::read_returns(path, collect);
    REQUIRE(expected.size() == 120);
    for (std::uint64_t part : {std::uint64_t{150}, std::uint64_t{2000}, pbo::usual_part})
        for (unsigned n : {1U, 3U}) {
            std::vector<pbo::council_return> seen;
            auto const read = pbo::for_each_return(
                pbo::threads(n), path, collect, [&seen](pbo::council_return&& r) { seen.push_back(std::move(r)); }, part);
            CHECK(seen == expected.records);
            CHECK(read.counts.kept == 120);
            REQUIRE(read.rejects.size() == 1);
            CHECK(read.rejects[0].place.line == 122);
            CHECK(read.rejects[0].expected == "every council once for a period, basis and role; it is on line 21 too");
        }
}
