// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "side_by_side.hpp"

#include <pbo/publish/council_page_sheet.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace councils_beside;

namespace {
sheet page_of(std::string const& name, council_page_options const& options = {}) {
    std::vector<council_return> all;
    for (int year : {2009, 2010})
        for (auto const& c : {one("Oak", "North", 40, 100, year), one("Ash", "North", 62, 100, year),
                              one("Birch", "South", 30, 100, year), one("Yew", "South", 58, 100, year),
                              one("Fir", "South", absence::suppressed, 100, year)})
            all.push_back(c);
    all[5].personal_budgets = 70;  // Oak in 2010-11
    auto const t =
        take_up(all, eligibility_basis::ongoing, {{}, period::financial_year(2010), completeness::complete_count});
    auto const series = take_up_series(all, eligibility_basis::ongoing, role::users_and_carers);
    return council_page_sheet(t, council_page(t, series, council_key(std::string_view(name)), options), {});
}
std::string beside(sheet const& s, std::size_t row) { return std::get<std::string>(s.rows().at(row)[0]); }
sheet_cell at(sheet const& s, std::size_t row, std::string const& column) {
    for (std::size_t i = 0; i < s.columns().size(); ++i)
        if (s.columns()[i].name == column) return s.rows().at(row)[i];
    throw std::out_of_range(column);
}
using number_of = figure<double>;
using count_of = figure<std::uint64_t>;
}  // namespace

TEST_CASE("itself, the target, the middle, its region, the whole and its own past, a row each") {
    auto const s = page_of("Oak", {.aim = share::percent(75)});
    CHECK(s.title == "Oak");
    REQUIRE(s.rows().size() == 6);
    CHECK(beside(s, 0) == "the council");
    CHECK(std::get<count_of>(at(s, 0, "numerator")) == count_of(70));
    CHECK(beside(s, 1) == "target");
    CHECK(std::get<std::string>(at(s, 1, "compared")) == "not met");
    CHECK(std::get<count_of>(at(s, 1, "people_to_reach")) == count_of(5));
    CHECK(beside(s, 2) == "middle");
    CHECK(*std::get<number_of>(at(s, 2, "share")) == doctest::Approx(0.60));  // of .30, .58, .62 and .70
    CHECK(beside(s, 3) == "its region");
    CHECK(std::get<std::string>(at(s, 3, "name")) == "North");
    CHECK(std::get<count_of>(at(s, 3, "denominator")) == count_of(200));
    CHECK(beside(s, 4) == "the whole");
    CHECK(std::get<std::string>(at(s, 4, "compared")) == "higher");
    CHECK(beside(s, 5) == "itself");
    CHECK(std::get<std::string>(at(s, 5, "name")) == "2009-10");
    CHECK(std::get<std::string>(at(s, 5, "compared")) == "rose");
    CHECK(*std::get<number_of>(at(s, 5, "points_from_it")) == doctest::Approx(30.0));
    CHECK(notes(s, "Rank 1 of 4 (1 is the highest share)"));
    CHECK(notes(s, "Recent trend: cannot be calculated (fewer than five points)."));
}

TEST_CASE("a council without figures keeps its page, which says why it holds so little") {
    auto const s = page_of("Fir", {.aim = share::percent(30)});
    CHECK(std::get<number_of>(at(s, 0, "share")) == number_of(absence::suppressed));
    CHECK(std::get<count_of>(at(s, 0, "denominator")) == count_of(100));  // which is known
    CHECK(std::get<count_of>(at(s, 0, "numerator")) == count_of(absence::suppressed));
    CHECK(std::get<std::string>(at(s, 1, "compared")) == "not determined");
    CHECK(std::get<std::string>(at(s, 3, "compared")) == "not compared: no figures");
    CHECK(notes(s, "No figures (suppressed), so nothing is compared."));
    CHECK_FALSE(notes(s, "Higher and lower"));
    CHECK_FALSE(notes(s, "Rank"));
}

TEST_CASE("one council with figures is not set beside a middle or a rank of itself, nor a region without figures beside anybody") {
    auto const t = take_up(std::vector{one("Oak", "North", 40, 100), one("Fir", "South", absence::suppressed, 100)},
                           eligibility_basis::ongoing);
    auto const page = [&](std::string_view name) { return council_page_sheet(t, council_page(t, {}, council_key(name)), {}); };
    auto const oak = page("Oak");
    CHECK(std::get<std::string>(at(oak, 1, "compared")) == "not compared: no other council to compare with");
    CHECK(std::get<std::string>(at(oak, 3, "compared")) == "not compared: no other council to compare with");
    for (std::size_t row : {1U, 2U, 3U}) CHECK(std::get<count_of>(at(oak, row, "people_to_reach")) == count_of(absence::not_applicable));
    CHECK_FALSE(notes(oak, "Rank"));
    auto const fir = page("Fir");
    CHECK(std::get<count_of>(at(fir, 2, "councils")) == count_of(0));
    CHECK(std::get<count_of>(at(fir, 2, "denominator")) == count_of(absence::not_applicable));  // not 0 people in the South
}

TEST_CASE("a quintile is said to be a matter of order where equal shares stand in another one") {
    std::vector<council_return> all;
    std::uint64_t share = 10;
    for (std::string const name : {"Ash", "Bay", "Cob", "Dale", "Elm", "Fir", "Gale"}) all.push_back(one(name, "", name < "Elm" ? share++ : std::uint64_t{100}, 100));
    auto const t = take_up(all, eligibility_basis::ongoing);
    auto const series = take_up_series(all, eligibility_basis::ongoing, role::users_and_carers);
    auto const page = [&](std::string_view name) { return council_page_sheet(t, council_page(t, series, council_key(name)), {}); };
    CHECK(notes(page("Elm"), "Quintile 3 of 5, where 1 holds the lowest shares; equal shares stand in another quintile too, by the "
                             "order of the areas' codes alone."));
    CHECK(notes(page("Bay"), "Quintile 1 of 5, where 1 holds the lowest shares."));
}
