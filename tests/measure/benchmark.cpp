// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: Wilson's limits and Newcombe's from SciPy 1.10.1's normal quantile and the closed forms; part against whole
// from tests/reference/worked/part_versus_whole.csv.
#include <pbo/measure/benchmark.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

using namespace pbo;
using namespace councils;
using doctest::Approx;

TEST_CASE("a council is compared with the point of the group that contains it, and as a part of it") {
    auto const t = table_of({{"Part", "", 30, 100}, {"Rest", "", 50, 300}});  // "constructed" in the worked examples
    auto const b = benchmark(t, every_council(t));
    auto const& part = b[named("Part")];
    CHECK(part.benchmark == proportion{80, 400});
    CHECK(part.is_part);
    CHECK(part.verdict == benchmark_verdict::higher);  // Wilson of 30 of 100 is .2189 to .3958, and England .2
    CHECK(*part.difference == Approx(0.1).epsilon(1e-12));
    CHECK(part.difference_limits->lower() == Approx(0.02998134095914541).epsilon(1e-9));
    CHECK(part.difference_limits->upper() == Approx(0.17730260974614975).epsilon(1e-9));
    CHECK(*part.test.statistic == Approx(2.886751345948128).epsilon(1e-9));
    CHECK(*part.test.p_value == Approx(0.0038924171227786367).epsilon(1e-9));
    CHECK(b.how_many(benchmark_verdict::higher) == 1);
    CHECK(benchmark(t, every_council(t), wilson, confidence_level{0.998})[named("Part")].verdict == benchmark_verdict::similar);
}

TEST_CASE("every worked example of a part against its whole comes out to 1e-9") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/worked/part_versus_whole.csv";
    headed_rows rows(file);
    auto const count = [&](char const* column) { return text_form<std::uint64_t>::read(rows[rows.column(column)]).value(); };
    auto const number = [&](char const* column) { return text_form<double>::read(rows[rows.column(column)]).value(); };
    int cases = 0;
    for (; rows.next(); ++cases) {
        proportion const part{count("part_count"), count("part_base")}, whole{count("whole_count"), count("whole_base")};
        auto const rest = whole - part;
        auto const t = table_of({{"Part", "", part.hits(), part.trials()}, {"Rest", "", rest.hits(), rest.trials()}});
        auto const b = benchmark(t, every_council(t))[named("Part")];
        CAPTURE(part);
        CHECK(*b.difference == Approx(number("difference")).epsilon(1e-9));
        CHECK(b.difference_limits->lower() == Approx(number("newcombe_scaled_lower")).epsilon(1e-9));
        CHECK(b.difference_limits->upper() == Approx(number("newcombe_scaled_upper")).epsilon(1e-9));
        CHECK(*b.test.statistic == Approx(number("score_z")).epsilon(1e-9));
        CHECK(*b.test.p_value == Approx(number("p_value")).epsilon(1e-9));
    }
    CHECK(cases == 6);
}

TEST_CASE("a council outside the group is compared with it as with a stranger") {
    auto const t = table_of({{"Peer", "", 40, 100}, {"Other", "", 20, 100}, {"Third", "", 1, 50}});
    auto const b = benchmark(t, named_councils(t, {"Peer", "Third"}));
    auto const& other = b[named("Other")];
    CHECK_FALSE(other.is_part);
    CHECK(other.benchmark == proportion{41, 150});
    CHECK(*other.difference == Approx(20.0 / 100 - 41.0 / 150).epsilon(1e-12));
    CHECK(other.test == pearson_chi_squared(proportion{20, 100}, proportion{41, 150}));
    CHECK(other.difference_limits == newcombe(difference_of{{20, 100}, {41, 150}}).limits);
}

TEST_CASE("no council is compared with itself: not alone in the table, not as its own only peer, not alone in its region") {
    auto const one = table_of({{"Only", "North", 3, 10}});
    auto const alone = benchmark(one, every_council(one)).rows.at(0);
    CHECK(alone.verdict == benchmark_verdict::not_compared);
    CHECK(alone.reason == not_compared_because::itself_alone);
    CHECK_FALSE(alone.difference.has_value());
    CHECK(*alone.area.value == 0.3);  // its own figure stands

    auto const t = table_of({{"Ash", "North", 3, 10}, {"Birch", "South", 4, 10}, {"Cedar", "South", 5, 10}});
    CHECK(benchmark(t, named_councils(t, {"Ash"}))[named("Ash")].reason == not_compared_because::itself_alone);
    CHECK(benchmark(t, named_councils(t, {"Ash"}))[named("Birch")].reason == not_compared_because::compared);
    auto const regional = benchmark_by_region(t);
    CHECK(regional[named("Ash")].reason == not_compared_because::itself_alone);
    CHECK(regional[named("Birch")].benchmark == proportion{9, 20});
    CHECK(regional[named("Birch")].against == "South");
}

TEST_CASE("a peer without figures is no peer: the other is then alone") {
    auto const t = table_of({{"Ash", "North", 3, 10}, {"Elm", "North", absence::suppressed, 10}, {"Oak", "North", 0, 0}});
    auto const b = benchmark(t, every_council(t));
    CHECK(b[named("Ash")].reason == not_compared_because::itself_alone);
    CHECK(b[named("Elm")].reason == not_compared_because::no_figures);
    CHECK(b[named("Oak")].reason == not_compared_because::no_people);
    CHECK(benchmark(t, named_councils(t, {"Elm", "Oak"}))[named("Ash")].reason == not_compared_because::no_peers_with_figures);
    CHECK(b.how_many(benchmark_verdict::not_compared) == 3);
}

TEST_CASE("a council whose region is not stated has no region to stand beside") {
    auto const t = table_of({{"Ash", "", 3, 10}, {"Birch", "", 4, 10}});
    for (auto const& row : benchmark_by_region(t).rows) CHECK(row.reason == not_compared_because::no_group);
    CHECK(benchmark(t, pilot_councils(t)).rows[0].reason == not_compared_because::no_group);
}

TEST_CASE("two councils that are equal are similar, and their difference is nothing") {
    auto const t = table_of({{"Ash", "", 30, 100}, {"Birch", "", 30, 100}});
    for (auto const& row : benchmark(t, every_council(t)).rows) {
        CHECK(row.verdict == benchmark_verdict::similar);
        CHECK(*row.difference == 0.0);
        CHECK(*row.test.p_value == 1.0);
    }
}

TEST_CASE("nobody anywhere on a budget, or everybody: similar, with p = 1") {
    for (std::uint64_t hits : {0U, 100U}) {
        auto const t = table_of({{"Ash", "", hits, 100}, {"Birch", "", hits, 100}});
        auto const b = benchmark(t, every_council(t)).rows[0];
        CHECK(b.verdict == benchmark_verdict::similar);
        CHECK(*b.test.p_value == 1.0);
    }
}

TEST_CASE("a group with a council that the table has not is refused by name; another indicator may be asked for") {
    auto const t = table_of({{"Ash", "", 30, 100}, {"Birch", "", 30, 100}});
    CHECK_THROWS_WITH_AS((void)benchmark(t, peer_group{"ours", {named("Oak")}}),
                         "pbo::benchmark: the group 'ours' has a council 'Oak' that is not in the table", std::invalid_argument);
    CHECK_THROWS_AS((void)benchmark(t, every_council(t))[named("Oak")], std::out_of_range);
    auto const direct = benchmark(t, every_council(t), wilson, {}, &take_up_counts::direct_payments);
    CHECK(direct[named("Ash")].reason == not_compared_because::no_figures);
}

TEST_CASE("any table of tallies by council is benchmarked as a take-up table of the same counts is") {
    auto const t = table_of({{"Ash", "North", 30, 100}, {"Birch", "North", 45, 90}, {"Oak", "South", 1, 50}});
    table<council_key, tally>::builder cells;
    for (auto const& e : t) cells[e.key] = e.cell.on_budget;
    auto const plain = cells.freeze();
    auto const as_before = benchmark(t, every_council(t));
    auto const of_tallies = benchmark(plain, every_council(plain, "all three"));
    for (auto const& row : as_before.rows) {
        auto const& other = of_tallies[row.key];
        CHECK(other.against == "all three");
        CHECK(other.area == row.area);
        CHECK(other.verdict == row.verdict);
        CHECK(other.test.p_value == row.test.p_value);
    }
    CHECK(every_council(plain).name == "the 3 councils read");
    auto const by_region = benchmark_by_region(plain, t.context().councils);
    CHECK(by_region[named("Ash")].benchmark == proportion(75, 190));
    CHECK(by_region[named("Ash")].test.p_value == benchmark_by_region(t)[named("Ash")].test.p_value);
    CHECK(by_region[named("Oak")].reason == not_compared_because::itself_alone);
    CHECK(benchmark_by_region(plain, council_list{})[named("Oak")].reason == not_compared_because::no_group);
    CHECK(councils_in_region(t.context().councils, "North").members.size() == 2);
    auto const misses = [](tally const& c) { return tally(c.misses(), c.trials()); };
    CHECK(benchmark(plain, every_council(plain), wilson, {}, misses)[named("Oak")].area.counts == proportion(49, 50));
}

TEST_CASE("against England 2024-25, Manchester is lower and the Isle of Wight higher; the Isles of Scilly are not compared") {
    auto const returns = ascof_2024_25(direct_payments);
    REQUIRE_FALSE(returns.empty());
    auto const t = take_up(returns, eligibility_basis::ongoing);
    auto const b = benchmark(t, every_council(t));
    CHECK(b[ons_code("E08000003")].verdict == benchmark_verdict::lower);
    CHECK(b[ons_code("E06000046")].verdict == benchmark_verdict::higher);
    CHECK(b[ons_code("E06000053")].reason == not_compared_because::no_figures);
    // Wilson's interval leaves England out exactly where the score funnel says so: 121 of 152.
    CHECK(b.how_many(benchmark_verdict::lower) + b.how_many(benchmark_verdict::higher) == 121);
    auto const strict = benchmark(t, every_council(t), wilson, confidence_level{0.998});
    CHECK(strict.how_many(benchmark_verdict::lower) + strict.how_many(benchmark_verdict::higher) == 105);
    CHECK(*b[ons_code("E08000003")].test.statistic == Approx(-15.243475804658146).epsilon(1e-9));
}
