// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/pivot.hpp>

#include <pbo/core/threads.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>

namespace {

struct holders {
    std::string year, code;
    pbo::figure<std::uint64_t> people;
    pbo::figure<std::uint64_t> carers;
    friend bool operator==(holders const&, holders const&) = default;
};

struct strict {
    std::string code;
    std::uint64_t people = 0;
    std::uint64_t late = 0;
};
void check(strict const& s) {
    if (s.late > s.people) throw std::domain_error("more late than people");
}

}  // namespace

template <>
inline constexpr auto pbo::columns_of<holders> = pbo::columns(pbo::column("year", &holders::year),
                                                              pbo::column("code", &holders::code),
                                                              pbo::column("people", &holders::people),
                                                              pbo::optional_column("carers", &holders::carers));
template <>
inline constexpr auto pbo::columns_of<strict> = pbo::columns(pbo::column("code", &strict::code),
                                                             pbo::column("people", &strict::people),
                                                             pbo::column("late", &strict::late));

namespace {

pbo::pivot_layout const layout{.key = {"year", "code"}};
pbo::read_options const map{.columns = {{"people", "A4.18"}, {"carers", "H4"}}};

template <class Record = holders>
pbo::records_read<Record> read(std::string const& text, pbo::pivot_layout const& how = layout,
                               pbo::read_options const& options = map) {
    std::istringstream in(text);
    return pbo::read_pivot<Record>({in, "long.csv"}, how, options);
}
template <class Record = holders>
std::string error(std::string const& text, pbo::pivot_layout const& how = layout,
                  pbo::read_options const& options = map) {
    try {
        static_cast<void>(read<Record>(text, how, options));
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no error";
}

std::string const text =
    "year,code,item,description,value\n2012,102,A4.18,\"people, all\",425\n2012,9,H4,carers,-\n2012,102,A4.1,home,350\n"
    "2012,102,H4,carers,..\n2013,102,A4.18,people,10\n2013,77,A4.1,home,5\n";

}  // namespace

TEST_CASE("a long file becomes one record a key, in the file's order, and what has no row is not available") {
    auto const all = read(text);
    REQUIRE(all.size() == 4);
    CHECK(all[0] == holders{"2012", "102", std::uint64_t{425}, pbo::absence::not_available});
    CHECK(all[1] == holders{"2012", "9", pbo::absence::not_available, pbo::absence::reason_not_stated});
    CHECK(all[2] == holders{"2013", "102", std::uint64_t{10}, pbo::absence::not_available});
    CHECK(all[3] == holders{"2013", "77", pbo::absence::not_available, pbo::absence::not_available});
    CHECK(all.counts == pbo::read_counts{.rows = 6, .kept = 4, .filtered = 2});
}

TEST_CASE("a long file has at most so many keys") {
    auto few = map;
    few.key_limit = 3;
    CHECK(error(text, layout, few) == "long.csv:7: expected at most 3 keys, whose cells are all kept; leave out those that are not "
                                      "needed (where COLUMN=VALUE)");
    few.key_limit = 4;
    CHECK(read(text, layout, few).size() == 4);
}

TEST_CASE("keys are compared part by part") {
    auto const all =
        read("year,code,item,value\n1,12,A4.18,3\n11,2,A4.18,4\n", layout, {.columns = {{"people", "A4.18"}}});
    CHECK(all.size() == 2);
}

TEST_CASE("an item that appears twice for a key is an error that names both lines") {
    CHECK(error(text + "2012,102,A4.18,again,425\n") ==
          "long.csv:8: column 'item': found 'A4.18'; expected every item once for '2012', '102'; it is on line 2 too");
    CHECK(error(text + "2012,102,A4.1,again,350\n") == "no error");  // nobody asked for it
    pbo::read_options collect = map;
    collect.on_bad_row = pbo::bad_row::collect;
    auto const all = read(text + "2012,102,A4.18,again,1\n", layout, collect);
    CHECK(all[0].people == pbo::figure<std::uint64_t>(425));
    CHECK(all.counts == pbo::read_counts{.rows = 7, .kept = 4, .filtered = 2, .rejected = 1});
    CHECK(all.rejects.size() == 1);
}

TEST_CASE("an item that no key has is an error that lists the items found, unless its column is optional") {
    pbo::read_options wrong{.columns = {{"people", "A4.99"}}};
    CHECK(error(text, layout, wrong) ==
          "long.csv: column 'item': expected at least one row for the item 'A4.99'; the items found are 'A4.1', "
          "'A4.18', 'H4'");
    CHECK(error(text, layout, {.columns = {{"people", "A4.18"}, {"carers", "H9"}}}) == "no error");
}

TEST_CASE("a cell that is not what its column holds names its own line and item") {
    CHECK(error("year,code,item,value\n2012,1,H4,1\n2012,1,A4.18,many\n") ==
          "long.csv:3: column 'A4.18': found 'many'; expected a whole number from 0 to 18446744073709551615, or one of "
          "the symbols " + std::string(pbo::absence_symbols_taken));
    CHECK(error("year,code,item\n2012,1,H4\n") ==
          "long.csv:1: expected the column 'value'; the columns found are 'year', 'code', 'item'");
}

TEST_CASE("collecting refuses the record and all its rows") {
    std::string const two = "code,item,value\na,people,5\na,late,6\nb,people,7\nb,late,1\nc,people,1\n";
    CHECK(error<strict>(two, {.key = {"code"}}, {}) == "long.csv:2: expected a consistent row: more late than people");
    auto const all = read<strict>(two, {.key = {"code"}}, {.on_bad_row = pbo::bad_row::collect});
    CHECK(all.size() == 1);
    CHECK(all.counts == pbo::read_counts{.rows = 5, .kept = 2, .filtered = 0, .rejected = 3});
    REQUIRE(all.rejects.size() == 2);
    CHECK(all.rejects[1].message() ==
          "long.csv:6: column 'late': expected a whole number from 0 to 18446744073709551615");
}

// The shape of PSS-EX1, with numbers of our own: an item has another number from 2011-12 on, its description has commas, and
// England has no code.
TEST_CASE("an item is asked for by its number in each year, and rows of other items and years are left out") {
    std::string const pss_ex1 =
        "year,cassr_code,cassr,item,description,value\n"
        "2010-11,101,Ash,A4.18,\"Carers, 18-64, at 31 March\",7\n2010-11,101,Ash,A4.20,\"All, 18 and over\",130\n"
        "2010-11,102,Elm,A4.20,\"All, 18 and over\",-\n2010-11,,TOTAL England,A4.20,\"All, 18 and over\",135\n"
        "2011-12,101,Ash,A4.18,\"All, 18 and over\",140\n2011-12,101,Ash,A4.20,\"Carers, 18-64\",9\n"
        "2011-12,,TOTAL England,A4.18,\"All, 18 and over\",140\n";
    struct year_of {
        char const *year, *item;
        std::size_t councils;
        std::uint64_t england;
    };
    for (year_of y : {year_of{"2010-11", "A4.20", 3, 135}, year_of{"2011-12", "A4.18", 2, 140}}) {
        CAPTURE(y.year);
        auto const all = read<holders>(pss_ex1, {.key = {"year", "code"}},
                                       {.where = {{"year", y.year}}, .columns = {{"code", "cassr"}, {"people", y.item}}});
        CHECK(all.counts.rows == 7);
        REQUIRE(all.size() == y.councils);
        CHECK(all.records.back().code == "TOTAL England");
        CHECK(all.records.back().people == pbo::figure<std::uint64_t>(y.england));
    }
}

TEST_CASE("an item there twice and a row that is bad by itself are told in the file's order") {
    std::string const top = "year,code,item,value\n2012,a,A4.18,1\n", twice = "2012,a,A4.18,2\n", ragged = "2012,b\n";
    CHECK(error(top + twice + ragged).starts_with("long.csv:3: column 'item': found 'A4.18'"));
    CHECK(error(top + ragged + twice).starts_with("long.csv:3: found '2 fields'"));
    auto collect = map;
    collect.on_bad_row = pbo::bad_row::collect;
    auto const all = read(top + ragged + twice + ragged, layout, collect);
    REQUIRE(all.rejects.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(all.rejects[i].place.line == i + 3);
    CHECK(all.counts == pbo::read_counts{.rows = 4, .kept = 1, .rejected = 3});
}

TEST_CASE("a long file read in parts of any size, by any number of threads, is that of one part, errors too") {
    auto const file = std::filesystem::temp_directory_path() / ("pbo_pivot_" + std::to_string(std::random_device{}()) + ".csv");
    std::mt19937 random(1906);
    for (int turn = 0; turn < 20; ++turn) {
        CAPTURE(turn);
        std::string rows_as_text = "item,year,code,value\n";
        for (auto rows = random() % 60; rows != 0; --rows) {
            rows_as_text += random() % 2 == 0 ? "A4.18," : random() % 2 == 0 ? "H4," : "\"A,\n1\",";
            rows_as_text += std::to_string(2010 + random() % 3) + "," + std::to_string(random() % (turn % 2 == 0 ? 20 : 100000)) + ",";
            rows_as_text += random() % 25 == 0 ? "many\n" : random() % 25 == 0 ? "1,2\n" : std::to_string(random() % 1000) + "\n";
        }
        std::ofstream(file, std::ios::binary) << rows_as_text;
        CAPTURE(rows_as_text);
        auto const outcome = [&](unsigned threads, pbo::bad_row on_bad_row, std::uint64_t part) {
            std::ostringstream told;
            auto options = map;
            options.on_bad_row = on_bad_row;
            try {
                auto const all = pbo::read_pivot<holders>(pbo::threads(threads), file, layout, options, part);
                for (auto const& r : all)
                    told << r.year << ' ' << r.code << ' ' << r.people.value_or(0) << ' ' << r.carers.value_or(0) << '\n';
                for (auto const& r : all.rejects) told << r.message() << '\n';
                told << all.counts;
            } catch (pbo::input_error const& e) {
                told << e.what();
            }
            return told.str();
        };
        for (auto const on_bad_row : {pbo::bad_row::stop, pbo::bad_row::collect}) {
            auto const expected = outcome(1, on_bad_row, pbo::usual_part);
            for (std::uint64_t part : {1U, 10U, 64U, 300U})
                for (unsigned threads : {1U, 3U}) REQUIRE(outcome(threads, on_bad_row, part) == expected);
        }
    }
    std::filesystem::remove(file);
}
