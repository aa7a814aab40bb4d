// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What a sampled_table does with figures that records have not: they are counted by their reason, and are in no share.
#include <pbo/sampling/sampled_table.hpp>

#include <pbo/core/figure.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/sampling/sample.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

using pbo::absence;

namespace {
struct council {
    int cluster;
    int kind;
    double weight;
    pbo::figure<std::uint64_t> on_budget;
    pbo::figure<std::uint64_t> eligible;
    std::optional<std::int64_t> spent;
};
std::vector<council> councils() {
    using n = std::uint64_t;
    return {{1, 0, 2.0, n{30}, n{100}, 600},          {1, 0, 2.0, absence::suppressed, n{40}, 100}, {2, 0, 4.0, n{10}, n{50}, std::nullopt},
            {3, 1, 1.0, n{5}, absence::not_applicable, 900}, {3, 1, 1.0, n{8}, n{16}, 300},          {4, 1, 3.0, n{9}, n{12}, 240}};
}
auto const by_kind = pbo::by(&council::kind);
auto sampled_councils(std::vector<council> const& all) {
    return pbo::sample(all, pbo::clusters(&council::cluster), pbo::weights(&council::weight));
}
}  // namespace

TEST_CASE("a published share of a sample leaves out a council of which either count is absent, and says why") {
    auto const all = councils();
    auto const t = pbo::tabulate(sampled_councils(all), by_kind, pbo::counts("take-up", &council::on_budget, &council::eligible));
    CHECK(*t[0].value() == doctest::Approx((2.0 * 30 + 4.0 * 10) / (2.0 * 100 + 4.0 * 50)).epsilon(1e-14));
    CHECK(*t[1].value() == doctest::Approx((1.0 * 8 + 3.0 * 9) / (1.0 * 16 + 3.0 * 12)).epsilon(1e-14));
    CHECK(*t.overall().value() == doctest::Approx(135.0 / 452.0).epsilon(1e-14));
    CHECK(t.absent(0)[absence::suppressed] == 1);
    CHECK(t.absent(0).total() == 1);
    CHECK(t.absent(1)[absence::not_applicable] == 1);
    CHECK(t.absent(1).total() == 1);
}

TEST_CASE("so does a mean, and a ratio is told of whichever amount is absent, of the denominator where the numerator is there") {
    auto const all = councils();
    auto const mean = pbo::tabulate(sampled_councils(all), by_kind, pbo::mean_of("spent", &council::spent));
    CHECK(*mean[0].value() == doctest::Approx((2.0 * 600 + 2.0 * 100) / 4.0).epsilon(1e-14));
    CHECK(mean.absent(0)[absence::not_available] == 1);
    CHECK(mean.absent(1).total() == 0);
    auto const each = pbo::tabulate(sampled_councils(all), by_kind, pbo::ratio_between("each", &council::spent, &council::on_budget));
    CHECK(*each[0].value() == doctest::Approx(600.0 / 30.0).epsilon(1e-14));
    CHECK(each.absent(0)[absence::suppressed] == 1);
    CHECK(each.absent(0)[absence::not_available] == 1);
    CHECK(*each[1].value() == doctest::Approx((900.0 + 300.0 + 3.0 * 240) / (5.0 + 8.0 + 3.0 * 9)).epsilon(1e-14));
}

TEST_CASE("tables of two parts of a sample are those of the whole, whatever is absent") {
    auto all = councils();
    all.push_back({1, 0, 2.0, std::uint64_t{7}, std::uint64_t{20}, 50});  // of the first cluster, and in the other part
    auto const take_up = pbo::counts("take-up", &council::on_budget, &council::eligible);
    std::vector<council> const first(all.begin(), all.begin() + 3), rest(all.begin() + 3, all.end());
    auto merged = pbo::tabulate(sampled_councils(first), by_kind, take_up);
    merged += pbo::tabulate(sampled_councils(rest), by_kind, take_up);
    CHECK(merged == pbo::tabulate(sampled_councils(all), by_kind, take_up));
    CHECK(*merged[0].value() == doctest::Approx((2.0 * 37 + 4.0 * 10) / (2.0 * 120 + 4.0 * 50)).epsilon(1e-14));
    auto both = pbo::tabulate(sampled_councils(first), by_kind, take_up, pbo::mean_of("spent", &council::spent));
    both += pbo::tabulate(sampled_councils(rest), by_kind, take_up, pbo::mean_of("spent", &council::spent));
    CHECK(pbo::column<0>(both) == merged);
    CHECK(pbo::column<1>(both).absent(0)[absence::not_available] == 1);
}
