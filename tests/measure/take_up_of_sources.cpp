// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Take-up of whatever council returns come from: three kinds of source by three ways of running, and samples of each.
#include <pbo/measure/take_up.hpp>

#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/measure/sampled_take_up.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/sampling/sample.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <list>
#include <string>
#include <vector>

namespace {

constexpr auto ongoing = pbo::eligibility_basis::ongoing;

/// 90 councils in three regions; every eleventh keeps its budgets to itself, and two rows are of another basis.
std::string returns_text(int from, int to) {
    std::string text = "council,region,period,basis,role,eligible,personal_budgets,direct_payment,part_direct_payment\n";
    for (int i = from; i < to; ++i)
        text += "C" + std::to_string(i) + ",r" + std::to_string(i % 3) + ",2011-03-31,ongoing,user," + std::to_string(200 + 3 * i) + "," +
                (i % 11 == 0 ? std::string("[c]") : std::to_string(40 + i)) + "," + std::to_string(i % 40) + ",0\n";
    return text + "C" + std::to_string(from) + ",r0,2011-03-31,including_short_term,user,9999,1,0,0\n";
}

}  // namespace

TEST_CASE("take-up of returns in memory, in a list and in files is one table, without a runner and with two") {
    trams::folder const folder;
    pbo::record_files<pbo::council_return> files{{folder.path() / "one.csv", folder.path() / "two.csv"}};
    std::ofstream(files.files[0], std::ios::binary) << returns_text(0, 50);
    std::ofstream(files.files[1], std::ios::binary) << returns_text(50, 90);
    std::vector<pbo::council_return> all;
    for (auto const& file : files.files) {
        auto const one = pbo::read_returns(file);
        all.insert(all.end(), one.records.begin(), one.records.end());
    }
    auto const told = [](pbo::progress) {};
    auto const expected = pbo::take_up(all, ongoing);
    REQUIRE(expected.size() == 90);
    // By hand: people on budgets are the sum of 40 + i over i from 0 to 89 without 0, 11, ..., 88; eligible likewise.
    std::uint64_t budgets = 0, eligible = 0;
    for (std::uint64_t i = 0; i < 90; ++i)
        if (i % 11 != 0) {
            budgets += 40 + i;
            eligible += 200 + 3 * i;
        }
    CHECK(pbo::whole_of(expected).on_budget.counted() == pbo::proportion{budgets, eligible});
    CHECK(pbo::whole_of(expected).on_budget.absent()[pbo::absence::suppressed] == 9);
    CHECK(pbo::take_up(pbo::threads(3), all, ongoing) == expected);
    CHECK(pbo::take_up(pbo::with_progress(pbo::threads(2), told), all, ongoing) == expected);
    for (std::uint64_t part : {std::uint64_t{100}, std::uint64_t{1000}, pbo::usual_part}) {
        CAPTURE(part);
        files.part = part;
        auto const read = pbo::take_up(files, ongoing);
        CHECK(read == expected);
        CHECK(read.files()[0].counts.kept == 51);
        CHECK(pbo::take_up(pbo::threads(3), files, ongoing) == expected);
        CHECK(pbo::take_up(pbo::with_progress(pbo::threads(2), told), files, ongoing) == expected);
        CHECK(pbo::take_up(pbo::threads(3), files, ongoing).context().councils[77].name == "C77");
    }
    std::list<pbo::council_return> const linked(all.begin(), all.end());
    CHECK(pbo::take_up(linked, ongoing) == expected);
    CHECK(pbo::take_up(pbo::in_sequence{}, linked, ongoing, {pbo::role::user, {}}) == expected);
}

TEST_CASE("a council in two files is refused, whoever reads them") {
    trams::folder const folder;
    pbo::record_files<pbo::council_return> files{{folder.path() / "one.csv", folder.path() / "two.csv"}};
    std::ofstream(files.files[0], std::ios::binary) << returns_text(0, 50);
    std::ofstream(files.files[1], std::ios::binary) << returns_text(49, 90);
    CHECK_THROWS_WITH((void)pbo::take_up(files, ongoing), doctest::Contains("the council 'C49' appears twice"));
    files.part = 200;
    CHECK_THROWS_WITH((void)pbo::take_up(pbo::threads(3), files, ongoing), doctest::Contains("the council 'C49' appears twice"));
}

TEST_CASE("a sample of councils in files gives what the sample in memory gives, to the bit") {
    trams::folder const folder;
    pbo::record_files<pbo::council_return> files{{folder.path() / "one.csv"}};
    auto text = returns_text(0, 60);
    text.resize(text.rfind('\n', text.size() - 2) + 1);  // without the row of another basis: councils are drawn here
    std::ofstream(files.files[0], std::ios::binary) << text;
    auto const all = pbo::read_returns(files.files[0]).records;
    auto const region = [](pbo::council_return const& r) { return r.council.region; };
    auto const weight = [](pbo::council_return const& r) { return 1.0 + static_cast<double>(*r.eligible % 7) / 10; };
    auto const design = [&](auto const& data) { return pbo::sample(data, pbo::strata(region), pbo::weights(weight)); };
    auto const expected = pbo::take_up(design(all), ongoing);
    for (std::uint64_t part : {std::uint64_t{100}, pbo::usual_part}) {
        files.part = part;
        auto const read = pbo::take_up(pbo::threads(2), design(files), ongoing);
        CHECK(read == expected);
        CHECK(read.files()[0].counts.kept == 60);
        CHECK(pbo::take_up(design(files), ongoing) == expected);
    }
    CHECK(pbo::take_up(pbo::threads(3), design(all), ongoing) == expected);
}
