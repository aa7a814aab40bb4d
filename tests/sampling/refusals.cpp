// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does not belong together is refused, and says what it met.
#include "small_sample.hpp"

#include <pbo/count/indicator.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/sampling/calibration.hpp>
#include <pbo/sampling/covariance.hpp>
#include <pbo/sampling/known_margin.hpp>
#include <pbo/sampling/raked.hpp>
#include <pbo/sampling/replicate_weights.hpp>
#include <pbo/sampling/replicated.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using pbo::frame_node;
using small_sample::person;

namespace {

auto counted(std::vector<person> const& people) {
    return pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster), pbo::weights(&person::weight))
        .template counted<pbo::weighted_proportion>(pbo::by([](person const&) { return 0; }), pbo::no_context{},
                                                    [](auto& cell, auto&, person const& p, double w) { cell.add(p.y, w); });
}

/// A frame made of the levels that it is saved as.
struct from_levels {
    std::vector<std::vector<frame_node>> levels;
    template <class Part>
    void operator()(char const*, Part& part) {
        if constexpr (std::is_same_v<Part, std::vector<std::vector<frame_node>>>) part = levels;
    }
};
pbo::sampling_frame frame_of(std::vector<std::vector<frame_node>> levels) {
    auto frame = counted(small_sample::people()).context().frame;
    pbo::sampling_frame::parts_of(frame, from_levels{std::move(levels)});
    return frame;
}

}  // namespace

TEST_CASE("a cell of another sample has no units in this frame: neither its variance nor its clusters' sums are made up") {
    auto others = small_sample::people();
    for (auto& p : others) p.cluster += 100;
    auto const here = counted(small_sample::people()), there = counted(others);
    auto const& frame = here.context().frame;
    CHECK_THROWS_WITH_AS((void)pbo::cluster_sums(frame, there[0]), "pbo::cluster_sums: a cell counts a unit that is not in the frame", std::out_of_range);
    pbo::influence z(frame, 1);
    CHECK_THROWS_WITH_AS(z.add(frame, there[0], 0, 1.0, 0.0), "pbo::influence: a cell counts a unit that is not in the frame", std::out_of_range);
    CHECK_NOTHROW(z.add(frame, here[0], 0, 1.0, 0.0));
    std::vector<person> const few(others.begin(), others.begin() + 12);
    auto const smaller = counted(few);
    CHECK_THROWS_WITH_AS((void)pbo::covariance(smaller.context().frame, z), "pbo::covariance: influences in 6 units of a frame of 3", std::invalid_argument);
}

TEST_CASE("replicates have a factor for each cluster, and say what they are") {
    pbo::replicate_weights made("own", 3, 2, 1.0);
    CHECK_THROWS_WITH_AS(made.add(std::vector{1.0, 2.0}), "pbo::replicate_weights: 2 factors for 3 clusters", std::invalid_argument);
    CHECK(made.size() == 0);
    made.add(std::vector{0.0, 1.5, 1.5});
    CHECK(made.size() == 1);
    CHECK(made.clusters() == 3);
    CHECK(made.method() == pbo::label("own"));
    CHECK(made.degrees_of_freedom() == 2);
}

TEST_CASE("weights before and after adjustment, and values of records, are as many") {
    CHECK_THROWS_WITH_AS(pbo::calibration({1.0, 2.0}, {1.0}, {}, 1), "pbo::calibration: 2 weights before and 1 after", std::invalid_argument);
    auto const people = small_sample::people();
    pbo::known_margin const sex("sex", people, &person::sex, {{'f', 170.0}, {'m', 150.0}});
    auto const adjusted = pbo::post_stratified(std::vector<double>(24, 1.0), sex);
    CHECK_THROWS_WITH_AS((void)adjusted.residuals(std::vector{1.0, 2.0}), "pbo::calibration: 2 values for 24 records", std::invalid_argument);
    try {
        (void)pbo::post_stratified(std::vector<double>(24, 1.0), pbo::known_margin("sex", people, &person::sex, {{'f', 320.0}, {'m', 0.0}}));
        FAIL("a total of nought was met");
    } catch (pbo::margin_not_met const& e) {
        CHECK(e.margin() == "sex");
        CHECK(e.category() == "m");
    }
}

TEST_CASE("a saved frame whose levels are out of order, without their parents or of nobody is refused by name") {
    double const endless = std::numeric_limits<double>::infinity();
    auto const node = [&](std::uint64_t id, std::uint32_t parent, std::string name, double population) {
        return frame_node{id, parent, 0, population, std::move(name)};
    };
    CHECK_NOTHROW((void)frame_of({{node(1, 0, "a", endless), node(2, 0, "b", 3.0)}, {node(5, 0, "x", endless), node(6, 1, "y", endless)}}));
    CHECK_THROWS_WITH_AS((void)frame_of({{node(2, 0, "b", endless), node(1, 0, "a", endless)}}),
                         "pbo::sampling_frame: 'a', number 1 of level 0, has no place there", std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)frame_of({{node(1, 0, "a", endless), node(1, 0, "b", endless)}}),
                         "pbo::sampling_frame: 'b', number 1 of level 0, has no place there", std::invalid_argument);
    CHECK_THROWS_AS((void)frame_of({{node(1, 1, "a", endless)}}), std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)frame_of({{node(1, 0, "a", endless)}, {node(5, 1, "x", endless)}}),
                         "pbo::sampling_frame: 'x', number 0 of level 1, has no place there", std::invalid_argument);
    for (double const wrong : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) CHECK_THROWS_AS((void)frame_of({{node(1, 0, "a", wrong)}}), std::invalid_argument);
}
