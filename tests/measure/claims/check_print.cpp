// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/print_figures.csv, figures in print whose bases print_figures.py finds by trying every
// one in exact fractions; the rest by hand.
#include <pbo/measure/claims/check_print.hpp>
#include <pbo/read/csv_document.hpp>

#include <doctest/doctest.h>

using namespace pbo;

namespace {
using enum print_claim_kind;
using enum print_verdict;

checked_print of(print_claim_kind kind, std::string values, std::string printed, std::string base = "") {
    return check_print({kind, std::move(values), std::move(printed), std::move(base)});
}
print_verdict verdict(print_claim_kind kind, std::string values, std::string printed, std::string base = "") {
    return of(kind, std::move(values), std::move(printed), std::move(base)).verdict;
}
/// The column at fault.
std::string fault(print_claim_kind kind, std::string values, std::string printed, std::string base = "") {
    try {
        (void)of(kind, std::move(values), std::move(printed), std::move(base));
    } catch (print_claim_error const& e) {
        CHECK_FALSE(e.expected().empty());
        return e.column();
    }
    return "none";
}
bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("figures in print, 2008 to 2017: verdict, what holds, bases") {
    auto const table = read_columns(PBO_SOURCE_DIR "/tests/reference/print_figures.csv",
                                    {"statement", "kind", "values", "printed", "base", "verdict", "says", "bases"});
    REQUIRE(table.size() == 69);
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto const text = [&](char const* column) { return std::string(table.text(row, column)); };
        CAPTURE(text("statement"));
        auto const got = of(table.value<print_claim_kind>(row, "kind"), text("values"), text("printed"), text("base"));
        CAPTURE(got.what_holds);
        CHECK(got.verdict == table.value<print_verdict>(row, "verdict"));
        CHECK(has(got.what_holds, text("says")));
        CHECK(got.bases == text("bases"));
        CHECK(got.printed == text("printed"));
    }
}

TEST_CASE("halves go up, exactly") {
    CHECK(verdict(share, "25 40", "63 %") == holds);
    CHECK(verdict(share, "25 40", "62 %") == does_not_hold);
    CHECK(verdict(share, "39 200", "20 %") == holds);  // 19.5 %
    CHECK(verdict(share, "1949999999999 10000000000000", "19 %") == holds);
    CHECK(verdict(share, "1950000000000 10000000000000", "20 %") == holds);
    CHECK(verdict(share, "995 1000", "100 %") == holds);
    CHECK(verdict(change, "200 201", "up 1 %") == holds);  // 0.5 %
    CHECK(verdict(change, "200 199", "down 1 %") == holds);
    CHECK(has(of(share, "6 152", "3.9 %").what_holds, "3.947%"));  // 3.95 % would print 4.0 %
}

TEST_CASE("a share, its count or its base not given") {
    CHECK(verdict(share, "0 12", "0 %") == holds);
    CHECK(verdict(share, "12 12", "all") == holds);
    CHECK(verdict(share, "0 0", "0 %") == cannot_tell);
    CHECK(verdict(share, "191", "9 %", "2,022") == holds);
    CHECK(verdict(share, "191 2022", "9 %", "2022") == holds);
    CHECK(verdict(share, "191 2022", "9") == holds);
    CHECK(verdict(share, "1,200 3,000", "40%") == holds);
    CHECK(verdict(share, "1\u00A0200 3\u202F000", "40%") == holds);
    CHECK(verdict(share, "12.50 50.00", "25 %") == holds);  // pounds
    CHECK(of(share, "", "33 %", "2").verdict == does_not_hold);
    CHECK(has(of(share, "", "33 %", "2").what_holds, "0 is 0%, 1 is 50%"));
    CHECK(verdict(share, "", "over 60 %", "2022") == cannot_tell);  // any base has such counts
    CHECK(has(of(share, "", "over 60 %", "2022").what_holds, "1,214 to 2,022 of 2,022"));
    CHECK(verdict(share, "87 152", "several") == cannot_tell);
    CHECK(of(share, "3", "100 %").bases == "3");
}

TEST_CASE("a number without its sign is taken for a per cent, which is told; the count itself is no per cent") {
    CHECK(has(of(share, "191 2022", "9").what_holds, "'9' is read as 8.5% and more, under 9.5%"));
    CHECK_FALSE(has(of(share, "191 2022", "9%").what_holds, "read as"));
    CHECK(verdict(share, "6 152", "6 councils") == cannot_tell);
    CHECK(has(of(share, "6 152", "6 councils").what_holds, "'6 councils' has no per cent sign and is the count itself"));
    CHECK(verdict(share, "6 100", "6") == holds);
    CHECK(verdict(share, "6 152", "6%") == does_not_hold);
    CHECK(fault(share, "", "over 8,000", "9000") == "printed");
    CHECK(verdict(share, "", "100", "7") == holds);
}

TEST_CASE("several shares of one base") {
    CHECK(of(shares, "33 67", "", "2").verdict == does_not_hold);
    CHECK(of(shares, "33 67", "", "3").bases == "3");
    CHECK(verdict(shares, "62 68", "") == cannot_tell);      // no base: some large one always fits
    CHECK(of(shares, "23=40 1=2", "").bases == "57 to 58");  // a count leaves few
    CHECK(of(shares, "23=40 1=2", "").verdict == holds);
    CHECK(of(shares, "50%", "anything is printed here", "1").verdict == does_not_hold);
    CHECK(of(shares, "0 100", "", "1000000000000").bases == "1 to 1,000,000,000,000");
    CHECK(of(shares, "5=40", "", "4").verdict == does_not_hold);
    CHECK(of(shares, "3=99", "", "400").verdict == does_not_hold);
}

TEST_CASE("changes: of per cents in points, of counts in counts, and the wrong way round") {
    CHECK(verdict(change, "100 140", "up 40 %") == holds);
    CHECK(verdict(change, "100 140", "down 40 %") == does_not_hold);
    CHECK(verdict(change, "100 140", "40") == holds);
    CHECK(verdict(change, "200 280", "up 40") == holds);  // a bare number is tried as a per cent too, and it says so
    CHECK(has(of(change, "200 280", "up 40").what_holds, "read as a per cent"));
    CHECK(verdict(change, "140 100", "40 %") == does_not_hold);
    CHECK(has(of(change, "140 100", "down 40 %").what_holds, "40% of the later figure"));
    CHECK(verdict(change, "86% 83%", "down 3 points") == holds);
    CHECK(has(of(change, "51% 50%", "down 1 point").what_holds, "down 1 point (2%)"));
    CHECK(verdict(change, "86% 83%", "down 2 points") == cannot_tell);  // 85.5 to 83.4
    CHECK(verdict(change, "86% 83%", "down 5 points") == does_not_hold);
    CHECK(verdict(change, "67 41", "down 26 points") == holds);
    CHECK(verdict(change, "67 41", "down 25 points") == does_not_hold);  // whole numbers without a sign are exact
    CHECK(verdict(change, "170000 340000", "doubled") == holds);
    CHECK(verdict(change, "170000 340000", "more than doubled") == does_not_hold);
    CHECK(verdict(change, "10 5", "halved") == holds);
    CHECK(verdict(change, "0 5", "up 5 %") == cannot_tell);
    CHECK(verdict(change, "7 7", "no change") == holds);
    CHECK(verdict(change, "100 101", "flatlined") == cannot_tell);
    CHECK(verdict(change, "7 7", "up 3 %") == does_not_hold);
    CHECK(has(of(change, "100 140", "140 %").what_holds, "the ratio and not the change"));
    CHECK(has(of(change, "100 140", "up 40 %", "7").what_holds, "the base is not used"));
}

TEST_CASE("ratios") {
    CHECK(verdict(times, "4.6 34.6", "7.5 times") == holds);  // which is larger, "times" says by itself
    CHECK(verdict(times, "34.6 4.6", "8.5 times") == does_not_hold);
    CHECK(verdict(times, "34.6 4.6", "7.6 times") == cannot_tell);  // 34.64 / 4.551
    CHECK(verdict(times, "346 46", "7.6 times") == does_not_hold);
    CHECK(verdict(times, "1 3", "a third") == holds);
    CHECK(verdict(times, "3 1", "a third") == does_not_hold);
    CHECK(has(of(times, "3 1", "a third").what_holds, "the other way round it holds"));
    CHECK(verdict(times, "376000", "40 %", "950,000") == holds);
    CHECK(verdict(times, "7 0", "7 times") == cannot_tell);
}

TEST_CASE("sums, as far as rounding allows") {
    CHECK(verdict(sum, "33 33 33", "100 %") == holds);
    CHECK(verdict(sum, "33 33 33", "100") == holds);
    CHECK(verdict(sum, "33 33 32", "100 %") == does_not_hold);  // 99.5 at most, and that not quite
    CHECK(verdict(sum, "33.5% 33.5% 33.5%", "100 %") == does_not_hold);
    CHECK(verdict(sum, "33 33 33", "100", "3") == holds);
    CHECK(verdict(sum, "40.2% 50.3% 9.4%", "100 %", "1000") == does_not_hold);  // 402, 503 and 94 of 1000
    CHECK(verdict(sum, "40.2% 50.3% 9.4%", "100 %") == holds);
    CHECK(verdict(sum, "100 200", "310") == does_not_hold);
    CHECK(verdict(sum, "100 200", "300") == holds);
    CHECK(verdict(sum, "101 200", "300") == does_not_hold);  // counts were not rounded
    CHECK(verdict(sum, "10.1 20.2", "30.4") == holds);       // 10.14 and 20.24 are 30.38
    CHECK(verdict(sum, "10.1 20.2", "30.6") == does_not_hold);
    CHECK(verdict(sum, "60 60", "120", "100") == does_not_hold);
}

TEST_CASE("what cannot be read names its column") {
    CHECK(fault(share, "191 x", "9 %") == "values");
    CHECK(fault(share, "191 20,22", "9 %") == "values");
    CHECK(fault(share, "-1 20", "9 %") == "values");
    CHECK(fault(share, "21 20", "9 %") == "values");
    CHECK(fault(share, "1 0", "9 %") == "values");
    CHECK(fault(share, "1 2 3", "9 %") == "values");
    CHECK(fault(share, "", "9 %") == "values");
    CHECK(fault(share, "1 20", "9 %", "21") == "base");
    CHECK(fault(share, "", "9 %", "many") == "base");
    CHECK(fault(share, "", "9 %", "0") == "base");
    CHECK(fault(share, "1 20", "up 5 %") == "printed");
    CHECK(fault(share, "1 20", "4O %") == "printed");
    CHECK(fault(share, "1 20", "0.05") == "printed");  // 5 %, or 0.05 %
    CHECK(fault(share, "5% 20", "9 %") == "values");
    CHECK(fault(shares, "101", "", "5") == "values");
    CHECK_THROWS_WITH_AS((void)of(shares, "101", "", "5"),
                         "pbo::check_print: values: found '101'; expected per cents of one base, at most 100", print_claim_error);
    CHECK(fault(shares, "", "", "5") == "values");
    CHECK(fault(shares, "1.5=40", "", "5") == "values");
    CHECK(fault(shares, "33.333333", "") == "values");
    CHECK(fault(change, "5", "up 5 points") == "values");
    CHECK(fault(change, "5% 6", "up 5 %") == "values");
    CHECK(fault(change, "1 2 3", "up 5 %") == "values");
    CHECK(fault(times, "1 2", "down 5 %") == "printed");
    CHECK(fault(sum, "5", "5") == "values");
    CHECK(fault(sum, "5% 6", "11") == "values");
    CHECK(fault(sum, "5 6", "11 times") == "printed");
    CHECK(fault(change, "0.000001 999999999999999", "up 1 %") == "values");  // more digits than can be computed exactly
}
