// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/csv_document.hpp>

#include <pbo/core/threads.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "journeys.hpp"

namespace {

using count = pbo::figure<std::uint64_t>;
std::string const text = "name,,n,of\n\"A, b\",x,1,2\nC,,[x],\n";

}  // namespace

TEST_CASE("a document has every headed column by name, as text and as values") {
    std::istringstream in(text);
    auto const d = pbo::read_document({in, "d.csv"});
    CHECK(d.header() == std::vector<std::string>{"name", "n", "of"});
    REQUIRE(d.size() == 2);
    CHECK(d.text(0, "name") == "A, b");
    CHECK(d.value<count>(0, "n") == count(1));
    CHECK(d.value<count>(1, "n").reason() == pbo::absence::not_available);
    CHECK(d.text(1, "of").empty());
    CHECK(d.line(1) == 3);
    CHECK(d.counts.rows == 2);
    CHECK_THROWS_WITH_AS(static_cast<void>(d.value<std::uint64_t>(1, "n")),
                         "d.csv:3: column 'n': found '[x]'; expected a whole number from 0 to 18446744073709551615",
                         pbo::input_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(d.text(0, "m")), "pbo::csv_document: there is no column 'm'",
                         std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(d.text(2, std::size_t{0})), std::out_of_range);
}

TEST_CASE("named columns come in the order asked for, under our names") {
    std::istringstream in(text);
    auto const d = pbo::read_columns({in, "d.csv"}, {"denominator", "name"}, {.columns = {{"denominator", "of"}}});
    CHECK(d.header() == std::vector<std::string>{"denominator", "name"});
    CHECK(d.text(0, "denominator") == "2");
    CHECK(d.text(0, std::size_t{1}) == "A, b");
    CHECK_THROWS_WITH_AS(static_cast<void>(d.value<std::uint64_t>(1, "denominator")),
                         "d.csv:3: column 'of': expected a whole number from 0 to 18446744073709551615",
                         pbo::input_error);
    std::istringstream again(text);
    CHECK_THROWS_WITH_AS(pbo::read_columns({again, "d.csv"}, {"n", "place"}),
                         "d.csv:1: expected the column 'place'; the columns found are 'name', '', 'n', 'of'",
                         pbo::input_error);
}

TEST_CASE("a document read under a column map answers to our names, and ours wins over a heading of the same name") {
    std::istringstream in("n,of\n1,2\n");
    auto const d = pbo::read_document({in, "d.csv"}, {.columns = {{"n", "of"}}});
    CHECK(d.header() == std::vector<std::string>{"n"});
    CHECK(d.text(0, "n") == "2");
}

// Known answers: the published file's own outcome_pct and England's total, of which ASCOF rounds the council's numbers.
TEST_CASE("ASCOF 2024-25 direct payments: every council's outcome recomputes from its counts") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/ascof_2024_25.csv";
    CHECK(pbo::read_document(file).size() == 153);
    auto const councils = pbo::read_columns(file, {"ons_code", "direct_payments", "eligible", "direct_payments_pct"},
                                            {.where = {{"self_directed_support", "[x]", true}}});
    CHECK(councils.counts.kept == 152);
    CHECK(councils.counts.filtered == 1);
    std::uint64_t agreed = 0, denominators = 0;
    for (std::size_t i = 0; i < councils.size(); ++i) {
        auto const hits = councils.value<count>(i, "direct_payments"), of = councils.value<count>(i, "eligible");
        auto const outcome = councils.value<pbo::figure<double>>(i, "direct_payments_pct");
        denominators += *of;
        if (std::abs(100.0 * static_cast<double>(*hits) / static_cast<double>(*of) - *outcome) <= 0.05 + 1e-9) ++agreed;
    }
    CHECK(agreed == 152);
    CHECK(denominators == 480106);
    auto const scilly = pbo::read_columns(file, {"name", "direct_payments", "direct_payments_pct"}, {.where = {{"ons_code", "E06000053"}}});
    REQUIRE(scilly.size() == 1);
    CHECK(scilly.value<count>(0, "direct_payments").reason() == pbo::absence::not_available);
    CHECK(scilly.value<pbo::figure<double>>(0, "direct_payments_pct").reason() == pbo::absence::not_available);
}

TEST_CASE("every table of tests/reference reads to its last row") {
    struct file_of {
        char const* name;
        std::size_t rows, columns;
    };  // counted with Python's csv module
    for (file_of f : {file_of{"ascof_2024_25.csv", 153, 9}, file_of{"ascs_2020_21_margins.csv", 2822, 6},
                      file_of{"pss_ex1_direct_payments.csv", 765, 8}, file_of{"reference_values.csv", 710, 6}}) {
        CAPTURE(f.name);
        auto const d = pbo::read_document(std::filesystem::path(PBO_SOURCE_DIR "/tests/reference") / f.name);
        CHECK(d.size() == f.rows);
        CHECK(d.header().size() == f.columns);
        CHECK(d.rejects.empty());
    }
}

TEST_CASE("a document read in parts of any size, by any number of threads, is that of one part, lines and errors too") {
    trams::folder const here;
    std::mt19937 random(1907);
    for (int turn = 0; turn < 16; ++turn) {
        CAPTURE(turn);
        auto const file = here.file("journeys.csv", trams::text(random, 30, turn % 2 == 0));
        auto const outcome = [&](unsigned threads, pbo::bad_row on_bad_row, std::uint64_t part) {
            std::string told;
            pbo::read_options const options{.on_bad_row = on_bad_row, .allow_no_rows = true};
            try {
                auto const d = pbo::read_columns(pbo::threads(threads), file, {"note", "stop"}, options, part);
                for (std::size_t row = 0; row < d.size(); ++row)
                    for (auto const cell : {d.text(row, "note"), d.text(row, "stop")})
                        told += std::to_string(d.line(row)) + ":" + std::string(cell) + "|";
                for (auto const& r : d.rejects) told += r.message() + "\n";
                CHECK(pbo::read_document(pbo::threads(threads), file, options, part).size() == d.size());
            } catch (pbo::input_error const& e) {
                told = e.what();
            }
            return told;
        };
        for (auto const on_bad_row : {pbo::bad_row::stop, pbo::bad_row::collect}) {
            auto const expected = outcome(1, on_bad_row, pbo::usual_part);
            for (std::uint64_t part : {1U, 10U, 64U, 300U})
                for (unsigned threads : {1U, 3U}) REQUIRE(outcome(threads, on_bad_row, part) == expected);
        }
    }
}
