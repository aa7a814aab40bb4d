// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/described_columns.hpp>

#include <pbo/core/proportion.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

struct place {
    std::string name;
    pbo::proportion counts;
    pbo::figure<double> difference;
    pbo::figure<bool> met;
    pbo::role role = pbo::role::carer;
};
struct visit {
    place where;
    int day;
};

pbo::described_columns<place> of_a_place() {
    pbo::described_columns<place> columns;
    columns.key("name", "name", &place::name)
        .count("people", "people", [](place const& p) { return p.counts.trials(); })
        .estimate("share", "share", pbo::shown_as::share, [](place const& p) { return pbo::wilson(p.counts); })
        .points("difference", "points apart", &place::difference)
        .text("met", "met", &place::met)
        .text("role", "role", &place::role);
    return columns;
}

}  // namespace

// Wilson of 76 of 100 at 95%: 0.66768 to 0.83309, by hand: (0.76 + z^2/200 -+ z sqrt(0.76 0.24/100 + z^2/40000)) / (1 + z^2/100).
TEST_CASE("headings and cells come from one description, for people and for programs") {
    std::vector<place> const places{{"Wold", {76, 100}, -3.2, true}, {"Isles", {0, 0}, pbo::absence::suppressed, pbo::absence::not_available}};
    auto const s = of_a_place().laid_out("Places", {}, places);
    auto const text = pbo::text_table(s);
    CHECK(text.find("name   people  share       interval  points apart  met  role\n") != std::string::npos);
    CHECK(text.find("Wold      100  76.0%  66.8 to 83.3%          \u22123.2  yes  carer\n") != std::string::npos);
    CHECK(text.find("Isles       0  [n/0]          [n/0]           [c]  [x]  carer\n") != std::string::npos);
    auto const csv = pbo::csv_of(s, false);
    CHECK(csv.starts_with("name,people,share,share_lower,share_upper,share_absent,difference,difference_absent,met,role\n"
                          "Wold,100,0.76,0.6676"));
    CHECK(csv.ends_with(",,-3.2,,yes,carer\nIsles,0,,,,[n/0],,[c],[x],carer\n"));
}

TEST_CASE("a signed number keeps its sign, and a number by its type is never absent") {
    pbo::described_columns<visit> columns;
    columns.key("place", "place", [](visit const& v) { return v.where.name; }).count("day", "day", &visit::day);
    auto const s = columns.laid_out("", {}, std::vector<visit>{{{"Wold", {1, 2}, 0.0, false}, -7}});
    CHECK(s.columns().front().is_key);
    CHECK(s.columns().back().never_absent);
    CHECK(pbo::csv_of(s, false) == "place,day\nWold,-7\n");
    CHECK(pbo::text_table(s).find("\u22127\n") != std::string::npos);
}

TEST_CASE("no rows are a sheet with its headings") {
    CHECK(pbo::csv_of(of_a_place().laid_out("", {}, std::vector<place>{}), false) ==
          "name,people,share,share_lower,share_upper,share_absent,difference,difference_absent,met,role\n");
}
