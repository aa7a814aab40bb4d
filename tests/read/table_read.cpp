// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Tables counted while files are read, against read_records and tabulate on what it gives.
#include <pbo/read/table_read.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/count/parts.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/records.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "journeys.hpp"

namespace {

using trams::header;
using trams::journey;

auto const by_line = pbo::by(&journey::on);
auto const by_stop_and_line = pbo::by(&journey::stop, &journey::on);
auto const crowded = pbo::indicator("crowded", [](journey const& j) { return j.people > 4; });
auto const people_late = pbo::counts("late", &journey::late, &journey::people);

}  // namespace

TEST_CASE("a table of files is the table of their records to the bit, for parts of any size and any number of threads") {
    trams::folder const here;
    std::mt19937 random(1903);
    for (int turn = 0; turn < 8; ++turn) {
        CAPTURE(turn);
        pbo::read_options const options{.on_bad_row = pbo::bad_row::collect, .allow_no_rows = true};
        auto const first = here.file("first.csv", trams::text(random, 60, true));
        auto const second = here.file("second.csv", trams::text(random, 60, false));
        auto const one = pbo::read_records<journey>(first, options), two = pbo::read_records<journey>(second, options);
        auto together = one.records;
        together.insert(together.end(), two.begin(), two.end());
        auto const single = pbo::tabulate(together, by_line, people_late);
        auto const several = pbo::tabulate(together, by_stop_and_line, crowded, people_late);
        for (std::uint64_t part : {1U, 40U, 333U, 1U << 24U}) {
            pbo::record_files<journey> const files{{first, second}, options, part};
            for (unsigned n : {1U, 2U, 3U}) {
                auto const counted = pbo::tabulate(pbo::threads(n), files, by_line, people_late);
                REQUIRE(counted == single);
                REQUIRE(counted.files().size() == 2);
                REQUIRE(counted.files()[0].counts == one.counts);
                REQUIRE(counted.files()[0].rejects == one.rejects);
                REQUIRE(counted.files()[1].counts == two.counts);
                REQUIRE(pbo::tabulate(pbo::threads(n), files, by_stop_and_line, crowded, people_late) == several);
            }
            REQUIRE(pbo::tabulate(files, by_stop_and_line, crowded, people_late) == several);
        }
    }
}

TEST_CASE("three journeys by hand") {
    trams::folder const here;
    pbo::record_files<journey> const files{
        {here.file("three.csv", header + "\nMill,red,10,2,1,\nMill,blue,4,1,1,\nMarket,red,5,0,1,\n")}, {}, 16};
    auto const t = pbo::tabulate(pbo::threads(2), files, by_line, people_late);
    REQUIRE(t.size() == 2);
    CHECK(t[trams::line::red].counted() == pbo::proportion(2, 15));
    CHECK(t[trams::line::blue].counted() == pbo::proportion(1, 4));
    CHECK(t.context().names[0] == pbo::label("late"));
    CHECK(t.files()[0].counts == pbo::read_counts{.rows = 3, .kept = 3});
    pbo::record_files<journey> const none;
    CHECK(pbo::tabulate(none, by_line, people_late).empty());
}

TEST_CASE("sums of weights are the same to the bit for any number of threads") {
    trams::folder const here;
    std::string text = header + "\n";
    std::mt19937 random(1904);
    for (int i = 0; i < 3000; ++i) text += "Mill,red," + std::to_string(random() % 9) + ",0,0." + std::to_string(random() % 100000) + ",\n";
    pbo::record_files<journey> const files{{here.file("weighted.csv", text)}, {}, 1000};
    struct crowded_by_weight {
        using cell_type = pbo::weighted_proportion;
        pbo::label name{"crowded"};
        void add(cell_type& to, journey const& j) const { to.add(j.people > 4, j.weight); }
    };
    auto const alone = pbo::tabulate(files, by_line, crowded_by_weight{});
    for (unsigned n : {1U, 2U, 3U}) CHECK(pbo::tabulate(pbo::threads(n), files, by_line, crowded_by_weight{}) == alone);
    auto const in_memory = pbo::tabulate(pbo::read_records<journey>(files.files[0]), by_line, crowded_by_weight{});
    CHECK(*alone[trams::line::red].value() == doctest::Approx(*in_memory[trams::line::red].value()).epsilon(1e-12));
}

TEST_CASE("survey files are counted by any indicator; a bad row is the reader's error") {
    auto const file = std::string(PBO_SOURCE_DIR) + "/examples/data/synthetic_survey.csv";
    pbo::survey_files const files{{file}, pbo::poet_style_users(), {}, pbo::role_from::column, 5000};
    auto const told = pbo::indicator("told", &pbo::survey_response::told_value);
    auto const expected = pbo::tabulate(pbo::read_survey(file, pbo::poet_style_users()), pbo::by(&pbo::survey_response::mode), told);
    CHECK(pbo::tabulate(pbo::threads(2), files, pbo::by(&pbo::survey_response::mode), told) == expected);
    CHECK(pbo::tabulate(files, pbo::by(&pbo::survey_response::mode), told) == expected);

    trams::folder const here;
    pbo::record_files<journey> const bad{{here.file("bad.csv", header + "\nMill,red,1,0,1,\nMill,green,1,0,1,\n")}, {}, 5};
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::tabulate(pbo::threads(2), bad, by_line, people_late)),
                         doctest::Contains("bad.csv:3: column 'on': found 'green'"), pbo::input_error);
}

TEST_CASE("tables of other files merge with what became of their rows; the table alone has parts") {
    trams::folder const here;
    std::mt19937 random(7);
    pbo::read_options const options{.on_bad_row = pbo::bad_row::collect, .allow_no_rows = true};
    auto const first = here.file("first.csv", trams::text(random, 60, true));
    auto const second = here.file("second.csv", trams::text(random, 60, false));
    auto const of = [&](std::vector<std::string> const& names) {
        return pbo::tabulate(pbo::record_files<journey>{{names.begin(), names.end()}, options}, by_line, people_late);
    };
    auto sum = of({first});
    sum += of({second});
    auto const whole = of({first, second});
    CHECK(sum == whole);
    REQUIRE(sum.files().size() == 2);
    CHECK(sum.files()[1].counts == whole.files()[1].counts);
    auto twice = of({second});
    twice += twice;
    CHECK(twice.files().size() == 2);
    using read = decltype(sum);
    static_assert(!pbo::has_parts<read> && pbo::has_parts<decltype(pbo::tabulate(std::vector<journey>{}, by_line, people_late))>);
}
