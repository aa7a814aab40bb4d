// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/council.hpp>

#include "support.hpp"

#include <functional>
#include <stdexcept>
#include <type_traits>

using pbo::council;
using pbo::council_key;
using pbo::council_kind;
using pbo::ons_code;

static_assert(value_of_the_field<council> && std::is_trivially_copyable_v<council> && pbo::described_record<council>);
static_assert(sizeof(council) <= 112);

namespace {
council kirklees() {
    return {.ons = ons_code("E08000034"),
            .cassr = pbo::cassr_code("211"),
            .name = "Kirklees",
            .region = "Yorkshire and the Humber",
            .stated_kind = council_kind::metropolitan_district,
            .pilot = false,
            .roll_out_start = {2008, 4, 1}};
}
}  // namespace

TEST_CASE("a council is known by its ONS code, else its CASSR code, else its name") {
    auto c = kirklees();
    CHECK(c.key() == council_key("E08000034"));
    c.ons = {};
    CHECK(c.key() == council_key("211"));
    c.cassr = {};
    CHECK(c.key() == council_key("Kirklees"));
    c.name = "";
    CHECK(c.key() == council_key{});
    check(c);  // no code is required
}

TEST_CASE("another spelling of the name does not make another council, another code does") {
    auto other = kirklees();
    other.name = "Kirklees Metropolitan Council";
    CHECK(other == kirklees());
    CHECK(std::hash<council>{}(other) == std::hash<council>{}(kirklees()));
    other.ons = ons_code("E08000035");
    CHECK(other != kirklees());
    CHECK(other > kirklees());
}

TEST_CASE("the kind comes from the ONS code, and from what is stated only without one") {
    auto c = kirklees();
    c.stated_kind = {};
    CHECK(c.kind() == council_kind::metropolitan_district);
    c.ons = {};
    CHECK_FALSE(c.kind().has_value());
    c.stated_kind = council_kind::county;
    CHECK(c.kind() == council_kind::county);
    check(c);
}

TEST_CASE("a kind that the code contradicts and the code of a region are refused") {
    auto c = kirklees();
    c.stated_kind = council_kind::county;
    CHECK_THROWS_WITH_AS(check(c), "pbo::council: stated as county, but E08000034 is a metropolitan_district",
                         std::domain_error);
    CHECK(c.kind() == council_kind::metropolitan_district);
    c = kirklees();
    c.ons = ons_code("E12000003");
    CHECK_THROWS_WITH_AS(check(c), doctest::Contains("E12000003"), std::domain_error);
    c.ons = ons_code("E92000001");
    CHECK_THROWS_AS(check(c), std::domain_error);
}

TEST_CASE("every column of a council reads back from its text") {
    check_text(kirklees(),
               "ons_code=E08000034; cassr_code=211; council=Kirklees; region=Yorkshire and the Humber; "
               "kind=metropolitan_district; pilot=no; roll_out_start=2008-04-01");
    auto const back = pbo::text_form<council>::read(pbo::text_form<council>::write(kirklees())).value();
    CHECK(same_in_all_columns(back, kirklees()));
    CHECK(back.pilot == false);
    check_text(council{}, "");
    check_text(council{.name = "Bournemouth, Christchurch and Poole"}, "council=Bournemouth, Christchurch and Poole");
    council const awkward{.name = " a;b\\=c; "};
    check_text(awkward, "council= a\\;b\\\\=c\\; ");
    CHECK(pbo::text_form<council>::read(pbo::text_form<council>::write(awkward))->name == awkward.name);
}

TEST_CASE("a text that is no council is refused") {
    for (auto text : {"Kirklees", "name=Kirklees", "council=a; council=b", "ons_code=E0700000", "ons_code=E12000003",
                      "ons_code=E08000034; kind=county", "pilot=perhaps", "council=a\\"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<council>::read(text).has_value());
    }
}

TEST_CASE("a council prints as its name and its code, whatever there is of them") {
    auto c = kirklees();
    CHECK(printed(c) == "Kirklees (E08000034)");
    c.name = {};
    CHECK(printed(c) == "E08000034");
    CHECK(printed(council{.name = "Bath"}) == "Bath");
}

TEST_CASE("the columns are those of a returns file") {
    CHECK(headings<council>() == "ons_code cassr_code council region kind pilot roll_out_start");
}
