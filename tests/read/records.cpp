// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/records.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

// A user's own record, described outside the library.
namespace town {

enum class way { bus, tram };

struct journeys {
    std::string stop;
    way by = way::bus;
    pbo::figure<std::uint64_t> people;
    std::uint64_t late = 0;
    std::string note;
    friend bool operator==(journeys const&, journeys const&) = default;
};

void check(journeys const& j) {
    if (j.people && j.late > *j.people)
        throw std::domain_error(std::to_string(j.late) + " late of " + std::to_string(*j.people));
}

}  // namespace town

template <>
inline constexpr std::array<pbo::spelled<town::way>, 2> pbo::spellings_of<town::way>{
    {{town::way::bus, "bus"}, {town::way::tram, "tram"}}};

template <>
inline constexpr auto pbo::columns_of<town::journeys> =
    pbo::columns(pbo::column("stop", &town::journeys::stop), pbo::column("by", &town::journeys::by),
                 pbo::column("people", &town::journeys::people), pbo::column("late", &town::journeys::late),
                 pbo::optional_column("note", &town::journeys::note));

namespace {

using town::journeys;
using town::way;

pbo::records_read<journeys> read(std::string const& text, pbo::read_options const& options = {}) {
    std::istringstream in(text);
    return pbo::read_records<journeys>({in, "j.csv"}, options);
}
std::string error(std::string const& text, pbo::read_options const& options = {}) {
    try {
        static_cast<void>(read(text, options));
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no error";
}
std::string file_error(std::filesystem::path const& file) {
    try {
        static_cast<void>(pbo::read_records<journeys>(file));
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no error";
}

std::string const head = "stop,by,people,late\n";
pbo::read_options const collect{.on_bad_row = pbo::bad_row::collect};

}  // namespace

TEST_CASE("a user's own struct is read by its columns, in any order, and columns it does not know are passed over") {
    auto const read_back =
        read("late,colour,people,by,stop\n3,red,\"1,114\",tram,\"Market, north\"\n0,,[c],bus,Mill\n");
    REQUIRE(read_back.size() == 2);
    CHECK(read_back[0] == journeys{"Market, north", way::tram, std::uint64_t{1114}, 3, ""});
    CHECK(read_back[1] == journeys{"Mill", way::bus, pbo::absence::suppressed, 0, ""});
    CHECK(read_back.source == "j.csv");
    CHECK(read_back.counts == pbo::read_counts{.rows = 2, .kept = 2});
}

TEST_CASE("every symbol of absence arrives as its reason, never as a zero") {
    auto const rows =
        read(head +
             "a,bus,[c],0\nb,bus,[x],0\nc,bus,[z],0\nd,bus,[w],0\ne,bus,..,0\nf,bus,-,0\ng,bus,(:),0\nh,bus,,0\n"
             "i,bus,\"9,999 (9,998)\",0\n");
    using enum pbo::absence;
    std::vector<pbo::absence> const expected{suppressed,    not_available, not_applicable, none_recorded,
                                             not_available, reason_not_stated, not_available, not_available};
    REQUIRE(rows.size() == 9);
    for (std::size_t i = 0; i < 8; ++i) CHECK(rows[i].people.reason() == expected[i]);
    CHECK(*rows[8].people == 9999);
}

// The bad inputs that a new user meets, each with the whole message.
TEST_CASE("bad files are named with what is wrong") {
    CHECK(file_error("no_such_file.csv") == "no_such_file.csv: expected a file; there is none of that name");
    CHECK(file_error("") == "input: expected a file; there is none of that name");
    CHECK(file_error(".") == ".: expected a file; this is a directory");
    CHECK(error("") == "j.csv: expected a header row; the file is empty");
    CHECK(error("\xEF\xBB\xBF") == "j.csv: expected a header row; the file is empty");
    CHECK(error(head) == "j.csv:1: expected at least one row below the header; the file has none");
    CHECK(error(head + "\n\n") == "j.csv:1: expected at least one row below the header; the file has none");
    CHECK(read(head, {.allow_no_rows = true}).empty());
}

TEST_CASE("bad headers are named with what is wrong") {
    CHECK(error("stop,by,people\na,bus,1\n") ==
          "j.csv:1: expected the column 'late'; the columns found are 'stop', 'by', 'people'");
    CHECK(error("stop, by\na,bus\n") ==
          "j.csv:1: expected the columns 'people', 'late'; the columns found are 'stop', 'by'");
    CHECK(error("stop,by,people,late,by\na,bus,1,1,bus\n") ==
          "j.csv:1: found 'by'; expected every column once; it is column 2 and column 5");
    CHECK(read("stop,by,people,late,,\na,bus,1,1,,\n").size() == 1);  // unnamed columns are nobody's
}

TEST_CASE("bad rows are named with line, column, text and expectation") {
    CHECK(error(head + "a,bus,1,1\nb,bus,1\n") == "j.csv:3: found '3 fields'; expected 4 fields, as in the header");
    CHECK(error(head + "a,bus,many,1\n") ==
          "j.csv:2: column 'people': found 'many'; expected a whole number from 0 to 18446744073709551615, or one of "
          "the symbols " + std::string(pbo::absence_symbols_taken));
    CHECK(error(head + "a,bus,5,six\n") ==
          "j.csv:2: column 'late': found 'six'; expected a whole number from 0 to 18446744073709551615");
    CHECK(error(head + "a,bus,5,-6\n") ==
          "j.csv:2: column 'late': found '-6'; expected a whole number from 0 to 18446744073709551615");
    CHECK(error(head + "a,train,5,0\n") == "j.csv:2: column 'by': found 'train'; expected one of bus, tram");
    CHECK(error(head + "a,bus,5,6\n") == "j.csv:2: expected a consistent row: 6 late of 5");
    CHECK(error(head + "\"a\nb\",bus,5,6\n\"c\nd\",tr\xE9m,1,1\n") ==
          "j.csv:2: expected a consistent row: 6 late of 5");
    CHECK(error(head + "\"c\nd\",bus,1,1\ne,tr\xE9m,1,1\n") ==
          "j.csv:4: column 'by': found 'tr\\xE9m'; expected UTF-8 text (in a spreadsheet: save as \"CSV UTF-8\"; "
          "for a file in the older encoding of Windows: --encoding windows-1252)");
    CHECK(error(head + "a,\"bus,5,6\n") ==
          "j.csv:2: column 'by': found '\"bus,5,6\\n'; expected a closing quote for the one opened on line 2");
    CHECK(error(head + "a,\"b\"us,5,6\n") ==
          "j.csv:2: column 'by': found '\"b\"u'; expected a comma or the end of the line after the closing quote");
    CHECK(error(head + std::string(2000000, 'a')) ==
          "j.csv:2: column 'stop': found '" + std::string(77, 'a') +
              "...'; expected a row of at most 1048576 bytes (the row limit, which can be raised)");
}

TEST_CASE("the text in a message is one short line, whatever was in the cell") {
    auto const message = error(head + "a,\"" + std::string(200, 'x') + "\x1B[31m\n\",5,0\n");
    CHECK(message == "j.csv:2: column 'by': found '" + std::string(77, 'x') + "...'; expected one of bus, tram");
    CHECK(error(head + "a,\"\x1B[31m\t\xC2\x9B\xC3\xA9\",5,0\n") ==
          "j.csv:2: column 'by': found '\\x1B[31m\\t\\u009B\xC3\xA9'; expected one of bus, tram");
}

TEST_CASE("collecting keeps every good row, every bad one with its reason, and loses none") {
    auto const mixed =
        read(head + "a,bus,1,1\nb,train,1,1\nc,bus,1\nd,bus,1,2\n\ne,\"bus\"!,1,1\nf,b\xFFs,1,1\ng,bus,2,2\n", collect);
    CHECK(mixed.counts == pbo::read_counts{.rows = 7, .kept = 2, .filtered = 0, .rejected = 5, .blank_lines = 1});
    CHECK(mixed.size() == 2);
    REQUIRE(mixed.rejects.size() == 5);
    std::vector<std::uint64_t> lines;
    for (auto const& reject : mixed.rejects) lines.push_back(reject.place.line);
    CHECK(lines == std::vector<std::uint64_t>{3, 4, 5, 7, 8});
    CHECK(mixed.rejects[0] == pbo::input_problem{{"j.csv", 3, "by"}, "train", "one of bus, tram"});
    CHECK(mixed.rejects[3].place.column == "by");
    CHECK(read(head + "a,train,1,1\n", collect).empty());  // all bad is not the same as none
}

TEST_CASE("collecting and stopping give the same records of a good file") {
    auto const text = head + "a,bus,1,1\nb,tram,[x],1\nc,bus,7,5\n";
    CHECK(read(text, collect).records == read(text).records);
    CHECK(read(text, collect).counts == read(text).counts);
    CHECK(read(text, collect).rejects.empty());
}

namespace {
struct remark {
    std::string colour;
    std::string shape;
};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<remark> =
    pbo::columns(pbo::optional_column("colour", &remark::colour), pbo::optional_column("shape", &remark::shape));

TEST_CASE("a file with none of the columns is refused, also where the record could do without each") {
    auto const read_remarks_of = [](std::string const& text) {
        std::istringstream in(text);
        return pbo::read_records<remark>({in, "r.csv"});
    };
    CHECK(read_remarks_of("shape,size\nround,3\n")[0].shape == "round");
    CHECK_THROWS_WITH_AS(read_remarks_of("colur,size\nred,3\n"),
                         "r.csv:1: expected one of the columns 'colour', 'shape'; 'colur' may be 'colour' with a typing error; the "
                         "columns found are 'colur', 'size'",
                         pbo::input_error);
}

TEST_CASE("a column map reads a foreign layout") {
    std::string const text = "Stop name,Mode,Boardings,Late,people\nMill,tram,12,3,a picture\n";
    pbo::read_options options{
        .columns = {{"stop", "Stop name"}, {"by", "Mode"}, {"people", "Boardings"}, {"late", "Late"}}};
    CHECK(read(text, options)[0] == journeys{"Mill", way::tram, std::uint64_t{12}, 3, ""});
    options.columns["late"] = "Delayed";
    CHECK(error(text, options) ==
          "j.csv:1: expected the column 'Delayed' (for 'late'); the columns found are 'Stop name', 'Mode', "
          "'Boardings', 'Late', 'people'");
    options.columns["lat"] = "Late";
    CHECK_THROWS_WITH_AS(
        read(text, options),
        "pbo::read_options: the column map has 'lat', which is not one of stop, by, people, late, note",
        std::invalid_argument);
}

TEST_CASE("filters keep rows by the text of a cell, before anything else in the row is looked at") {
    std::string const text = "kind,stop,by,people,late\ntotal,all,both,[n],?\nstop,a,bus,1,1\nstop,b,tram,2,0\n";
    auto const stops = read(text, {.where = {{"kind", "stop"}}});
    CHECK(stops.counts == pbo::read_counts{.rows = 3, .kept = 2, .filtered = 1});
    CHECK(read(text, {.where = {{"kind", "stop"}, {"by", "tram"}}}).size() == 1);
    CHECK(read("Type,stop,by,people,late\nx,a,bus,1,1\n", {.where = {{"kind", "x"}}, .columns = {{"kind", "Type"}}})
              .size() == 1);
    CHECK(error(text, {.where = {{"level", "stop"}}}) ==
          "j.csv:1: expected the column 'level'; the columns found are 'kind', 'stop', 'by', 'people', 'late'");
    CHECK(error(text, {.where = {{"kind", "Stop"}, {"by", "bus"}}}) ==
          "j.csv: expected at least one row with kind=Stop and by=bus; none of the 3 has it");
    CHECK(read(text, {.where = {{"kind", "Stop"}}, .allow_no_rows = true}).counts.filtered == 3);
}

TEST_CASE("visiting sees the records that reading returns, and an exception of the visitor's is not a bad row") {
    auto const text = head + "a,bus,1,1\nb,train,1,1\nc,bus,7,5\n";
    std::vector<journeys> visited;
    std::istringstream in(text);
    auto const summary =
        pbo::for_each_record<journeys>({in, "j.csv"}, collect, [&](journeys const& j) { visited.push_back(j); });
    CHECK(visited == read(text, collect).records);
    CHECK(summary.counts == read(text, collect).counts);
    std::istringstream again(text);
    CHECK_THROWS_WITH_AS(pbo::for_each_record<journeys>({again, "j.csv"}, collect,
                                                        [](journeys const&) { throw std::domain_error("mine"); }),
                         "mine", std::domain_error);
}
