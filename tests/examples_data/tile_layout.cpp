// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// examples/data/tile_layout.csv has a square for each council with adult social services (153 since April 2023, 33 of
// them in London, by the Local Government Association's list), and a map by it can be drawn for a page and for a phone.

#include "tables.hpp"

#include <pbo/domain/council_return.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/tile_layout.hpp>
#include <pbo/publish/charts/tile_map.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

pbo::charts::tile_layout const& layout() {
    static auto const read = pbo::charts::read_tile_layout(std::string(PBO_SOURCE_DIR) + "/examples/data/tile_layout.csv");
    return read;
}

}  // namespace

TEST_CASE("the shipped layout has a square for each of 153 councils, of which 33 are drawn apart") {
    auto const& places = layout().places();
    CHECK(places.size() == 153);  // no two in one square, and nobody twice: reading refuses both
    CHECK(std::count_if(places.begin(), places.end(), [](auto const& p) { return p.panel == "London"; }) == 33);
    std::set<std::string> codes, short_codes;
    for (auto const& p : places) {
        CHECK_MESSAGE((p.ons_code.size() == 9 && p.ons_code.starts_with("E") && !p.name.empty()), p.name);
        codes.insert(p.ons_code);
        short_codes.insert(p.code);
        if (p.panel == "London") CHECK_MESSAGE(p.ons_code.starts_with("E09"), p.name);
    }
    CHECK(codes.size() == 153);
    CHECK(short_codes.size() == 153);
}

TEST_CASE("a map of all of them is drawn at both widths, a square an area") {
    std::vector<pbo::council_return> rows;
    for (auto const& p : layout().places()) {
        pbo::council_return r;
        r.council.ons = pbo::ons_code(p.ons_code);
        r.council.name = pbo::council_name(p.name);
        r.personal_budgets = std::uint64_t{20 + rows.size() % 60};
        r.eligible = std::uint64_t{100};
        rows.push_back(r);
    }
    auto const map = pbo::charts::tile_map_of(pbo::take_up(rows, pbo::eligibility_basis::ongoing), layout(), {.source = "invented"});
    for (double const width : {720.0, 300.0}) {
        auto const svg = pbo::charts::svg_of(map, width).str();
        std::size_t told = 0;
        for (auto at = svg.find("</title></rect>"); at != std::string::npos; at = svg.find("</title></rect>", at + 1)) ++told;
        CHECK(told == 153);
    }
}
