// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/council_register.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace {
pbo::council_register read(std::string const& text) {
    std::istringstream in(text);
    return pbo::read_council_register({in, "la.csv"});
}
}  // namespace

TEST_CASE("a register gives name and region by code, regions in the file's order, and names a code it does not have") {
    auto const r = read(
        "ons_code,name,region_code,region\nE06000001,Hartlepool,E12000001,North East\nE06000010,Kingston upon "
        "Hull,E12000003,Yorkshire\n"
        "E06000002,Middlesbrough,E12000001,North East\n");
    CHECK(r["E06000002"].name == "Middlesbrough");
    CHECK(r["E06000002"].region == "North East");
    CHECK(r.find("E06000099") == nullptr);
    CHECK(r.regions() == std::vector<std::string>{"North East", "Yorkshire"});
    CHECK_THROWS_WITH_AS(static_cast<void>(r["E06000099"]),
                         "la.csv: column 'ons_code': found 'E06000099'; expected one of its 3 councils",
                         pbo::input_error);
}

TEST_CASE("a register without regions is one of names, and a code twice is an error") {
    CHECK(read("name,ons_code\nHartlepool,E06000001\n")["E06000001"].region.empty());
    CHECK_THROWS_WITH_AS(
        read("name,ons_code\nHartlepool,E06000001\nHartlepoole,E06000001\n"),
        "la.csv: column 'ons_code': found 'E06000001'; expected every council once; it is Hartlepool and Hartlepoole",
        pbo::input_error);
}

TEST_CASE("the look-up of 2024-25 has 153 councils in nine regions") {
    auto const file = std::filesystem::path(PBO_SOURCE_DIR) / "tests/reference/ascof_2024_25.csv";
    auto const r = pbo::read_council_register(file);
    CHECK(r.councils().size() == 153);
    CHECK(r.regions().size() == 9);
    CHECK(r["E06000053"].name == "Isles of Scilly");
}

TEST_CASE("a column of regions under a heading with a typing error is named in the notes") {
    std::istringstream in("ons_code,name,regoin\nE08000034,Kirklees,Yorkshire\n");
    auto const councils = pbo::read_records<pbo::registered_council>({in, "codes.csv"});
    CHECK(councils.notes == std::vector<std::string>{
                                "The column 'regoin' was not read; if it is the column 'region', its heading has a typing error."});
}
