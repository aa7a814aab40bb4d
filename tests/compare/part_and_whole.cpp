// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/part_and_whole.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

// Expected: by hand. 30 of 40 in a whole of 90 of 200: .75 - .45, the rest has 60 of 160, and is .8 of the whole.
TEST_CASE("a part is compared with the whole that contains it") {
    pbo::part_and_whole const e{{30, 40}, {90, 200}};
    CHECK(*e.value() == doctest::Approx(0.3).epsilon(1e-15));
    CHECK(e.rest() == pbo::proportion{60, 160});
    CHECK(e.share_of_rest() == 0.8);
    CHECK_THROWS_AS(pbo::part_and_whole({30, 40}, {29, 200}), std::domain_error);
    CHECK_THROWS_AS(pbo::part_and_whole({30, 40}, {35, 39}), std::domain_error);
    CHECK(!pbo::part_and_whole({0, 0}, {90, 200}).value());
}

// Expected: limits contain the value at any level; these counts missed it by an ulp.
TEST_CASE("a part's limits hold its value, however narrow they are") {
    for (auto const& e : {pbo::part_and_whole{{409'053'352'921, 33'668'414'257'699}, {22'291'736'835'369, 55'769'683'505'015}},
                          pbo::part_and_whole{{2'581'073'038'611, 17'288'941'845'742}, {37'802'516'082'072, 62'834'418'120'205}},
                          pbo::part_and_whole{{35'983'736'728'572, 62'006'959'034'359}, {95'711'073'909'595, 121'898'048'861'546}}}) {
        auto const i = pbo::newcombe(e, pbo::confidence_level(1e-9)).limits.value();
        CHECK(i.lower() <= *e.value());
        CHECK(i.upper() >= *e.value());
        CHECK(i.upper() - i.lower() < 1e-15);
    }
}
