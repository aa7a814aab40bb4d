// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What every context of a table promises: one that has just been made is the identity, merging is the same however it is
// grouped, and what refuses leaves things as they were.
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace pbo;

namespace {

/// Three contexts that belong together.
template <class Context>
void holds_its_laws(Context const& a, Context const& b, Context const& c) {
    static_assert(table_context<Context>);
    for (auto const* one : {&a, &b, &c}) {
        auto from_nothing = Context{};
        from_nothing += *one;
        CHECK(from_nothing == *one);
        auto with_nothing = *one;
        with_nothing += Context{};
        CHECK(with_nothing == *one);
    }
    auto left = a, right = b, whole = a;
    left += b;
    left += c;
    right += c;
    whole += right;
    CHECK(left == whole);
}
/// Two that do not.
template <class Context>
void refuses(Context const& a, Context const& b) {
    auto changed = a;
    CHECK_THROWS_AS(changed += b, std::invalid_argument);
    CHECK(changed == a);
}

take_up_context of_councils(eligibility_basis basis, council_list councils) {
    return {basis, role::user, period::snapshot({2011, 3, 31}), completeness::complete_count, std::move(councils)};
}
council called(char const* name) {
    council c;
    c.name = name;
    return c;
}

struct drawn_record {
    int stratum = 0;
    int cluster = 0;
};
sampling_frame frame_of(std::vector<drawn_record> const& records) {
    return sample(records, strata(&drawn_record::stratum), clusters(&drawn_record::cluster)).frame();
}

}  // namespace

TEST_CASE("nothing shared, and headings") {
    holds_its_laws(no_context{}, no_context{}, no_context{});
    headings<2> const both{{label("told"), label("involved")}};
    holds_its_laws(both, both, both);
    refuses(both, headings<2>{{label("told"), label("free")}});
}

TEST_CASE("instruments") {
    holds_its_laws(poet_style_users(), poet_style_users(), poet_style_users());
    refuses(poet_style_users(), poet_style_carers());
}

TEST_CASE("take-up on one basis: councils join, and an empty shard changes nothing") {
    constexpr auto basis = eligibility_basis::including_short_term;
    holds_its_laws(of_councils(basis, {called("ash")}), of_councils(basis, {called("elm"), called("ash")}), of_councils(basis, {called("oak")}));
    refuses(of_councils(basis, {called("ash")}), of_councils(eligibility_basis::ongoing, {called("elm")}));
}

TEST_CASE("frames of samples, alone and beside another context") {
    auto const a = frame_of({{1, 1}, {1, 2}}), b = frame_of({{1, 2}, {2, 3}}), c = frame_of({{3, 4}});
    holds_its_laws(a, b, c);
    holds_its_laws(sampled<headings<1>>{{{label("told")}}, a}, sampled<headings<1>>{{{label("told")}}, b},
                   sampled<headings<1>>{{{label("told")}}, c});
    holds_its_laws(sampled<instrument>{poet_style_users(), a}, sampled<instrument>{poet_style_users(), b},
                   sampled<instrument>{poet_style_users(), c});
    refuses(sampled<instrument>{poet_style_users(), a}, sampled<instrument>{poet_style_carers(), b});
}
