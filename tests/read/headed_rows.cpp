// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/headed_rows.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <istream>
#include <optional>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace {

/// Gives so many bytes at a time, as a pipe does whose writer is slow.
class drip : public std::streambuf {
public:
    drip(std::string text, std::size_t step) : text_(std::move(text)), step_(step) {}

private:
    std::streamsize xsgetn(char* into, std::streamsize most) override {
        auto const n = text_.copy(into, std::min(step_, static_cast<std::size_t>(most)), at_);
        at_ += n;
        return static_cast<std::streamsize>(n);
    }
    std::string text_;
    std::size_t step_, at_ = 0;
};

/// The headings, the rows and the notes of a text that arrives in pieces.
std::string seen(std::string const& text, std::size_t step, std::vector<std::string_view> const& asked) {
    drip bytes(text, step);
    std::istream in(&bytes);
    pbo::headed_rows rows({in, "h"}, {}, asked);
    std::string all;
    for (auto const& heading : rows.header()) all += heading + "|";
    try {
        while (rows.next())
            for (std::size_t i = 0; i < rows.header().size(); ++i) all.append(i == 0 ? "\n" : "|").append(rows[i]);
    } catch (pbo::input_error const& e) {
        return all + "\n" + e.what();
    }
    for (auto const& note : rows.summary().notes) all += "\n" + note;
    return all;
}

}  // namespace

// A fuzz target found all of these: the delimiter was judged by what had arrived when the headings had.
TEST_CASE("what separates fields and where the headings are does not depend on how the bytes arrive") {
    std::vector<std::string_view> const none, two{"area", "people"};
    for (auto const& [text, asked, expected] :
         {std::tuple{"area;people\n1;2\n", &none, "area|people|\n1|2\n"}, {";3|x\n;;|y\n", &none, ";3|x|\n;;|y\n"},
          {"\"a\nrea\";people\n1;2\n", &none, "a\nrea|people|\n1|2\n"}, {"area;people\n1;2\narea,people\n3,4\n", &two, "area|people|\n3|4\n"}}) {
        auto const whole = seen(text, 1000, *asked);
        CHECK(whole.substr(0, std::string_view(expected).size()) == expected);
        for (std::size_t step = 1; step < 30; ++step) {
            CAPTURE(step);
            CHECK(seen(text, step, *asked) == whole);
        }
    }
    // And where as much as is looked at has arrived, more than that says nothing.
    auto const long_text = "area;people\n" + std::string((std::size_t{1} << 18U) - 15, 'x') + ";1\nno headings above\narea,people\n1,2\n";
    CHECK(seen(long_text, 1000, two) == seen(long_text, long_text.size(), two));
}

TEST_CASE("a file with one column has a row for an empty line, because it may be an empty value") {
    std::istringstream in("name\na\n\nb\n");
    pbo::headed_rows rows({in, "n"});
    while (rows.next()) {
    }
    CHECK(rows.summary().counts.rows == 3);
}

TEST_CASE("columns are found by our names, through the column map, and a heading that is not there is nothing") {
    std::istringstream in("a,,c\n1,2,3\n");
    pbo::headed_rows rows({in, "h"}, {.columns = {{"third", "c"}, {"none", ""}}});
    CHECK(rows.find("third") == std::optional<std::size_t>(2));
    CHECK(rows.find("c") == std::optional<std::size_t>(2));
    CHECK(rows.find("b") == std::nullopt);
    CHECK(rows.find("none") == std::nullopt);  // a column without a heading is nobody's
    CHECK_THROWS_WITH_AS(static_cast<void>(rows.column("b")),
                         "h:1: expected the column 'b'; the columns found are 'a', '', 'c'", pbo::input_error);
    REQUIRE(rows.next());
    CHECK(rows[rows.column("third")] == "3");
    CHECK(rows.line() == 2);
    CHECK(rows.place(2) == pbo::input_place{"h", 2, "c"});
}

TEST_CASE("a header of many columns is listed as far as anybody would read") {
    std::string header;
    for (int i = 0; i < 100; ++i) header += (i == 0 ? "c" : ",c") + std::to_string(i);
    std::istringstream in(header + "\n");
    pbo::headed_rows rows({in, "h"});
    CHECK_THROWS_WITH(static_cast<void>(rows.column("x")), doctest::Contains("'c59' and 40 more"));
}

TEST_CASE("a header that is not UTF-8 or is never closed is an error in either mode") {
    for (auto how : {pbo::bad_row::stop, pbo::bad_row::collect})
        for (std::string text : {"caf\xE9\n1\n", "\"a\n1\n"}) {
            std::istringstream in(text);
            CHECK_THROWS_AS(pbo::headed_rows({in, "h"}, {.on_bad_row = how}), pbo::input_error);
        }
}

TEST_CASE("rows that the caller takes back are counted as filtered or rejected, and every row is counted once") {
    std::istringstream in("a\n1\n2\n3\n");
    pbo::headed_rows rows({in, "h"}, {.on_bad_row = pbo::bad_row::collect});
    REQUIRE(rows.next());
    rows.filter_out("a=0");
    REQUIRE(rows.next());
    rows.refuse({rows.place(0), "2", "something else"});
    REQUIRE(rows.next());
    CHECK_FALSE(rows.next());
    CHECK(rows.summary().counts == pbo::read_counts{.rows = 3, .kept = 1, .filtered = 1, .rejected = 1});
    CHECK(rows.summary().rejects[0].message() == "h:3: column 'a': found '2'; expected something else");
}

TEST_CASE("rows are kept by what a column is not, and the message says which were asked for") {
    std::string const text = "name,n\nAsh,1\nTotal,3\nElm,2\n";
    std::istringstream in(text), again(text);
    pbo::read_options options;
    options.where = {pbo::column_filter::parse("name!=Total")};
    pbo::headed_rows rows({in, "t.csv"}, options);
    std::string kept;
    while (rows.next()) kept += std::string(rows[0]) + " ";
    CHECK(kept == "Ash Elm ");
    CHECK(rows.summary().counts.filtered == 1);
    options.where = {pbo::column_filter::parse("n!=1"), pbo::column_filter::parse("n=1")};
    pbo::headed_rows none({again, "t.csv"}, options);
    CHECK_THROWS_WITH_AS(static_cast<void>(none.next()), "t.csv: expected at least one row with n!=1 and n=1; none of the 3 has it",
                         pbo::input_error);
}

namespace {

// The texts of the columns asked for, row by row, then the notes.
std::vector<std::string> rows_and_notes(std::string const& text, std::vector<std::string_view> const& asked, pbo::read_options options = {}) {
    std::istringstream in(text);
    pbo::headed_rows rows({in, "p"}, std::move(options), asked);
    std::vector<std::size_t> columns;
    for (auto const name : asked) columns.push_back(rows.column(name));
    std::vector<std::string> all;
    while (rows.next()) {
        std::string row = std::to_string(rows.line());
        for (auto const column : columns) row.append("|").append(rows.text(column));
        all.push_back(row);
    }
    all.insert(all.end(), rows.summary().notes.begin(), rows.summary().notes.end());
    return all;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the headings are the first row that has the columns asked for, and the notes say what stands above it") {
    std::string const text = "Table 9: budgets,,\n,,\n\"Notes: \"\"all\"\" people\",,\ncode,dp,people\nE1,12,50\n";
    CHECK(rows_and_notes(text, {"dp", "people"}) ==
          texts{"5|12|50",
                "The headings are on line 4; above them stands 'Table 9: budgets' (line 1), 'Notes: \"all\" people' (line 3) (--header-line says otherwise)."});
    CHECK(rows_and_notes(text, {"dp"}, {.header_line = 4}) == texts{"5|12"});
    for (std::size_t const chunk : {1U, 5U, 30U})  // however the bytes arrive
        CHECK(rows_and_notes("\xEF\xBB\xBF" + text, {"dp", "people"}, {.csv = {.chunk = chunk}}) == rows_and_notes(text, {"dp", "people"}));
    // A quote inside a title is no matter: the row is not read.
    CHECK(rows_and_notes("Table 9 \"budgets\"\ndp,people\n1,2\n", {"dp"})[0] == "3|1");
    std::istringstream in(text);
    pbo::headed_rows const first({in, "p"}, {.allow_no_rows = true});  // nothing asked for: the first row that is no title
    CHECK(first.header()[0] == "code");
    for (std::uint64_t const line : {3U, 2U, 9U}) {
        std::istringstream again(text);
        CHECK_THROWS_AS(static_cast<void>(pbo::headed_rows({again, "p"}, {.header_line = line}, {"dp"}).column("dp")), pbo::input_error);
    }
}

TEST_CASE("where no row has all the columns, the message lists those of the row that comes nearest") {
    std::istringstream in("Table 9\ncode,dp,people\nE1,12,50\n");
    pbo::headed_rows rows({in, "p"}, {}, {"dp", "persons"});
    CHECK_THROWS_WITH(static_cast<void>(rows.column("persons")),
                      "p:2: expected the column 'persons'; the columns found are 'code', 'dp', 'people' (no row has all the columns asked for; this one comes "
                      "nearest, and --header-line names another)");
}

TEST_CASE("semicolons, tabs and bars are found from the headings and told") {
    CHECK(rows_and_notes("code;dp;people\nE1;1,5;50\n", {"dp", "people"}) ==
          texts{"2|1,5|50", "Fields are separated by semicolons, as in the row of headings (--delimiter says otherwise)."});
    CHECK(rows_and_notes("Title, of a table\ncode\tdp\nE1\t\"a,b\"\n", {"dp"})[0] == "3|a,b");
    CHECK(rows_and_notes("a|b\n1|2\n", {})[0] == "2");
    CHECK(rows_and_notes("a;b,c\n1,2\n", {"c"}) == texts{"2|2"});  // by commas: the column is there
    CHECK(rows_and_notes("code;dp\nE1;1\n", {"dp"}, {.csv = {.delimiter = ';'}}) == texts{"2|1"});  // told: no note
    CHECK(rows_and_notes("Title; one, two\n\ncode;dp\nE1;1,5\n", {"dp"}, {.csv = {.delimiter = ';'}}).front() == "4|1,5");
    std::istringstream in("a;b,c\n1,2\n");
    CHECK(pbo::headed_rows({in, "p"}).header() == texts{"a;b", "c"});
}

TEST_CASE("headings on two rows: an item by its name where that is unique, else with its group") {
    std::string const text =
        "Table 1\n,Direct payments,,Carers,\nCouncil,18-64,65+,18-64,all\nAlpha,1,2,3,4\n";
    CHECK(rows_and_notes(text, {"Council", "65+", "Direct payments | 18-64", "Carers | 18-64", "all"}) ==
          texts{"4|Alpha|2|1|3|4",
                "The headings are on lines 2 and 3, groups above their items; above them stands 'Table 1' (line 1) (--header-line says otherwise)."});
    // A heading that spans both rows is known by the upper.
    CHECK(rows_and_notes("Council,Direct payments,\n,18-64,65+\nAlpha,1,2\n", {"Council", "65+"})[0] == "3|Alpha|2");
    std::istringstream in(text);
    pbo::headed_rows rows({in, "p"}, {}, {"Council", "18-64"});
    CHECK_THROWS_WITH(static_cast<void>(rows.column("18-64")), doctest::Contains("'Direct payments | 18-64', '65+', 'Carers | 18-64', 'all'"));
    std::istringstream same("dp,dp\n1,2\n");
    CHECK_THROWS_WITH(pbo::headed_rows({same, "p"}, {}, {"dp"}), "p:1: found 'dp'; expected every column once; it is column 1 and column 2");
}

TEST_CASE("a column is its heading in other capitals or blanks, unless two are, and #2 is the second") {
    std::istringstream in("ONS Code ,Number of\u00A0 people,DP,dp,\n1,2,3,4,5\n");
    pbo::headed_rows rows({in, "h"});
    CHECK(rows.find("ons code") == 0);
    CHECK(rows.find("Number of people") == 1);
    CHECK(rows.find("DP") == 2);
    CHECK(rows.find("dp") == 3);
    CHECK(rows.find("Dp") == std::nullopt);
    CHECK(rows.find("#5") == 4);
    CHECK(rows.find("#6") == std::nullopt);
    CHECK(rows.find("#0") == std::nullopt);
}

TEST_CASE("rows of commas, headings among the rows and footnotes are left out and told; a row cut short is an error") {
    pbo::read_options figures{.figures = {"dp", "people"}};
    CHECK(rows_and_notes("name,dp,people\nNORTH EAST,,\nAlpha,12,50\n , ,\nBeta,,\nE06000001,,\nGamma,x,\n\nSource: invented, 2099,,\n\"Copyright, 2099\"\n", {"name", "dp"}, figures) ==
          texts{"3|Alpha|12", "6|E06000001|", "7|Gamma|x", "1 row with nothing in any column was left out.",
                "4 rows without figures were left out as headings or notes: 'NORTH EAST' (line 2), 'Beta' (line 5), 'Source: invented' (line 9), 'Copyright, 2099' "
                "(line 10)."});
    // Without figures named, a person who answered nothing is a person.
    CHECK(rows_and_notes("id,a,b\nx,,\n,,\nSource: us,,\n", {"id"}) ==
          texts{"2|x", "1 row with nothing in any column was left out.", "1 row without figures was left out as a heading or a note: 'Source: us' (line 4)."});
    for (auto const* cut : {"E06000001\n", "12\n", "Alpha\n", "Alpha,1\n", "Alpha,1,2,3\n"}) {
        CAPTURE(std::string(cut));
        CHECK_THROWS_AS(rows_and_notes(std::string("name,dp,people\n") + cut, {"name"}), pbo::input_error);
    }
    std::istringstream in("name,dp,people\n,,\nSource: us\nAlpha,1,2\n");
    pbo::headed_rows rows({in, "p"}, figures, {"name"});
    while (rows.next()) {
    }
    CHECK(rows.summary().counts == pbo::read_counts{.rows = 1, .kept = 1, .left_out = 2});
}

TEST_CASE("separators behind the last column are no cells; a cell there is an error") {
    CHECK(rows_and_notes("a,b\n1,2,\n3,4,, \n", {"b"}) == texts{"2|2", "3|4"});
    CHECK_THROWS_AS(rows_and_notes("a,b\n1,2,3\n", {"b"}), pbo::input_error);
}

TEST_CASE("blanks round any text are left out, and what the options say about a text is what it means") {
    CHECK(rows_and_notes("name , dp\n\xC2\xA0" "Alpha\t, 1 \n", {"name", "dp"}, {.where = {{"name", "Alpha"}}}) == texts{"2|Alpha|1"});
    pbo::read_options const options{.missing = {"99", "Not known"}, .suppressed = {"#"}, .maps = {{"mode", "cash", "direct_payment"}}};
    std::istringstream in("mode,n,note\nCASH,99,cash\nnot  known,#,5\n,1 [e],-\n,2 (3),12 [e]\n");
    pbo::headed_rows rows({in, "p"}, options, {"mode", "n"});
    auto const mode = rows.column("mode"), n = rows.column("n"), note = rows.column("note");
    using count = pbo::figure<std::uint64_t>;
    REQUIRE(rows.next());
    CHECK(rows.text(mode) == "direct_payment");
    CHECK(rows.text(note) == "cash");  // a map is of one column
    CHECK(rows.value<count>(n) == count(pbo::absence::not_available));
    REQUIRE(rows.next());
    CHECK(rows.text(mode).empty());
    CHECK(rows.value<count>(n) == count(pbo::absence::suppressed));
    CHECK(rows.value<count>(note) == count(5));
    REQUIRE(rows.next());
    CHECK(rows.value<count>(n) == count(1));
    CHECK(rows.value<count>(note) == count(pbo::absence::reason_not_stated));
    REQUIRE(rows.next());
    CHECK(rows.value<count>(n) == count(2));
    CHECK(rows.value<count>(note) == count(12));
    CHECK_FALSE(rows.next());
    CHECK(rows.summary().notes == texts{"1 figure has '(...)' beside it, a second figure in brackets: the first is taken.", "2 figures have '[e]' beside them (estimated)."});
    std::istringstream unknown("way\nx\n");
    CHECK_THROWS_AS(pbo::headed_rows({unknown, "p"}, options), pbo::input_error);  // a map of a column that is not there
}

TEST_CASE("columns that are needed must be there, one of those beside one another") {
    auto const headings_of = [](std::string const& text, std::vector<std::vector<std::string>> needed) {
        std::istringstream in(text);
        return pbo::headed_rows({in, "h"}, {.needed = std::move(needed)}).header().size();
    };
    CHECK(headings_of("council,mode\na,b\n", {{"mode"}, {"ons_code", "council"}}) == 2);
    CHECK_THROWS_WITH_AS(headings_of("council,age_bnad\na,b\n", {{"age_band"}}),
                         "h:1: expected the column 'age_band'; 'age_bnad' may be 'age_band' with a typing error; the columns found "
                         "are 'council', 'age_bnad'",
                         pbo::input_error);
    CHECK_THROWS_WITH_AS(headings_of("mode\nb\n", {{"ons_code", "council"}}),
                         "h:1: expected one of the columns 'ons_code', 'council'; the columns found are 'mode'", pbo::input_error);
    CHECK(headings_of("Printed in 2024,\ncouncil,mode\na,b\n", {{"mode"}}) == 2);  // the headings are found by them
}

TEST_CASE("a heading that differs from an absent column by a letter or two is named in the notes, unless somebody reads it") {
    std::istringstream in("printd,keeps,cell\n1,2,3\n");
    pbo::headed_rows rows({in, "h"}, {.columns = {{"keep", "kept"}}});
    rows.note_absent({"printed", "keep", "sell"}, {rows.column("cell")});
    while (rows.next()) {
    }
    CHECK(rows.summary().absent_columns == std::vector<std::string>{"printed", "keep", "sell"});
    CHECK(rows.summary().notes == std::vector<std::string>{
                                      "The column 'printd' was not read; if it is the column 'printed', its heading has a typing error."});
}

namespace {
std::string problem_of(std::string const& text, std::vector<std::string_view> const& asked) {
    std::istringstream in(text);
    try {
        pbo::headed_rows rows({in, "t"}, {}, asked);
        for (auto const name : asked) static_cast<void>(rows.column(name));
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no problem";
}
}  // namespace

TEST_CASE("an item that stands under two groups is named with both; a row that is none of headings is not blamed for its texts") {
    CHECK(problem_of("Code,Direct payments,,Budgets,\n,Number,Base,Number,Base\n1,2,3,4,5\n", {"Code", "number"}).find(
              "'number' stands under several groups: name it 'Direct payments | Number' or 'Budgets | Number'; the columns found are") !=
          std::string::npos);
    auto const nearest = problem_of("a,b,c,d\nx,,,\nmode,mode,z,q\n", {"mode", "told"});
    CHECK(nearest.find("t:3: expected the column 'told'; the columns found are 'mode', 'mode', 'z', 'q' (no row has all") == 0);
}

TEST_CASE("without names asked for, a title in a row of several cells is none of headings") {
    std::istringstream in("Table 1,,\n,,\n,Ash,Elm\nDP,1,2\n");
    pbo::headed_rows const rows({in, "t"});
    CHECK(rows.header() == std::vector<std::string>{"", "Ash", "Elm"});
    CHECK(rows.header_line() == 3);
    std::istringstream one("Bristol\n\"Hull, City of\"\n");
    CHECK(pbo::headed_rows({one, "t"}).header() == std::vector<std::string>{"Bristol"});
    std::istringstream behind("a,\n1,\n2,\n");
    CHECK(pbo::headed_rows({behind, "t"}).header() == std::vector<std::string>{"a", ""});
}

// What arrives in drops must be read like what is there at once: only what cannot change any more may be taken for settled.
TEST_CASE("the start of a table that is settled stays the same whatever arrives after it") {
    for (std::string_view const text :
         {";3\n?;\nNo;3\n?\ntu: on\n", "a\n1\n2\n", "a;b\n1;2\n3;4\n", ";Title\n;\nname;count\nAsh;1\n", "a|b\n1\n2|3\nc;d\n4;5\n",
          "Title,,\n\nname,count,share\nAsh,1,2\n", "\tx\na\tb\n1\t2\n", "a;\"b\nc\"\n1;2\n"})
        for (auto const& names : {std::vector<std::string>{}, {"name"}, {"b"}, {"a", "b"}}) {
            auto const all = pbo::detail::find_table(text, names, 0, true);
            for (std::size_t bytes = 1; bytes <= text.size(); ++bytes) {
                auto const some = pbo::detail::find_table(text.substr(0, bytes), names, 0, false);
                CAPTURE(text);
                CAPTURE(bytes);
                // The piece that came first is believed where it has the headings on its first line and they are settled.
                if (!some.found || some.heading.line != 1 || !some.settled) continue;
                CHECK(some.delimiter == all.delimiter);
                CHECK(some.heading.line == all.heading.line);
                CHECK(some.heading.texts == all.heading.texts);
            }
        }
}

TEST_CASE("a table without names asked for is the same whole and a few bytes at a time, where a later row has fields by another delimiter") {
    auto const told = [](std::size_t chunk) {
        std::istringstream in(";3\n?;\nNo;3\n?\ntu: on\n");
        pbo::read_options how;
        how.csv.chunk = chunk;
        try {
            pbo::headed_rows rows({in, "h"}, how, {});
            std::string all;
            for (auto const& name : rows.header()) all += name + '|';
            while (rows.next()) all += '+';
            return all;
        } catch (pbo::input_error const& e) {
            return std::string(e.what());
        }
    };
    for (std::size_t chunk = 1; chunk < 30; ++chunk) {
        CAPTURE(chunk);
        CHECK(told(chunk) == told(4096));
    }
}
