// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// People read once, and nobody twice: lines and counts by hand, the same for files and streams, parts of any size and any number
// of threads.
#include <pbo/read/people_file.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/measure/take_up_of_people.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace pbo;

namespace {

constexpr auto ongoing = eligibility_basis::ongoing;

/// Line 4 is 1 of Ash, who is somebody else; line 6 is the carer 1; line 7 is 1 again, of an earlier day.
std::string const people =
    "person,role,council,mechanism,until,period\n"
    "1,user,Wold,Direct payment only,,\n"
    "2,user,Wold,LA Managed Personal Budget,,\n"
    "1,user,Ash,CASSR commissioned support only,,\n"
    "3,user,Ash,Unknown,,\n"
    "1,carer,Wold,direct_payment,,\n"
    "1,user,Wold,direct_payment,2010-12-31,\n";

std::string const twice = people + "4,user,Wold,not applicable,,\n2,user,Wold,unknown,,\n";  // line 9 is 2 again

template <class Read>
std::string refused(Read&& read) {
    try {
        read();
    } catch (std::exception const& e) {
        return e.what();
    }
    return {};
}

}  // namespace

TEST_CASE("somebody is somebody else in another council, as a carer, and on days that are not asked for") {
    std::istringstream in(people);
    auto const t = take_up(people_file{.file = {in, "p"}, .unique = "person", .role = role::user, .period = period::snapshot({2011, 3, 31})},
                           ongoing, {role::user, period::snapshot({2011, 3, 31})});
    CHECK(t.total().on_budget.counted() == proportion{2, 4});
    CHECK(t[council_key("Wold")].on_budget.counted() == proportion{2, 2});
    CHECK(t.people() == people_counted{6, 1, 1, 4, 1, 0, 0});
    REQUIRE(t.files().size() == 1);
    CHECK(t.files()[0].counts.kept == 6);
}

TEST_CASE("whoever appears twice is refused with both lines, or is a reject") {
    auto const march = period::snapshot({2011, 3, 31});
    std::istringstream all(people);
    CHECK(refused([&] { (void)take_up(people_file{.file = {all, "p"}, .unique = "person", .role = role::user}, ongoing, {role::user}); }) ==
          "p:7: column 'person': found '1'; expected everybody once in a council, a role and a snapshot; line 2 has the same identifier");
    std::istringstream in(twice);
    CHECK(refused([&] { (void)take_up(people_file{.file = {in, "p"}, .unique = "person", .period = march}, ongoing, {role::user, march}); }) ==
          "p:9: column 'person': found '2'; expected everybody once in a council, a role and a snapshot; line 3 has the same identifier");
    std::istringstream again(twice);
    auto const t = take_up(people_file{.file = {again, "p"}, .options = {.on_bad_row = bad_row::collect}, .unique = "person", .period = march},
                           ongoing, {role::user, march});
    CHECK(t.total().on_budget.counted() == proportion{2, 4});
    REQUIRE(t.files()[0].rejects.size() == 1);
    CHECK(t.files()[0].rejects[0].place.line == 9);
    CHECK(t.files()[0].counts.kept == 7);
    CHECK(t.files()[0].counts.rejected == 1);
    std::istringstream not_asked(twice);
    CHECK(take_up(people_file{.file = {not_asked, "p"}}, ongoing, {role::user, march}).total().on_budget.counted() == proportion{2, 5});
}

TEST_CASE("in another snapshot of the file the same person is there again") {
    std::string const two = "person,role,council,mechanism,period\n1,user,Wold,unknown,2010-03-31\n1,user,Wold,direct_payment,2011-03-31\n";
    std::istringstream in(two);
    CHECK(take_up_by_period(people_file{.file = {in, "p"}, .unique = "person"}, ongoing).size() == 2);
    std::istringstream more(two + "1,user,Wold,unknown,31/03/2010\n");
    CHECK(refused([&] { (void)take_up_by_period(people_file{.file = {more, "p"}, .unique = "person"}, ongoing); }).starts_with("p:4:"));
}

TEST_CASE("a row without a council, or without the identifier that is asked for, is bad") {
    std::string const head = "person,role,council,mechanism\n1,user,Wold,direct_payment\n";
    auto const what = [](std::string const& text, people_file how) {
        std::istringstream in(text);
        how.file = {in, "p"};
        return refused([&] { (void)take_up(how, ongoing); });
    };
    std::istringstream none;
    people_file const plain{.file = {none, "p"}};
    CHECK(what(head + "2,user,,direct_payment\n", plain) == "p:3: expected a council in one of ons_code, cassr_code and council");
    CHECK(what(head + ",user,Wold,direct_payment\n", plain).empty());
    auto identified = plain;
    identified.identified = true;
    CHECK(what(head + ",user,Wold,direct_payment\n", identified) == "p:3: expected a person in the column person, whose service this is");
    CHECK(what("role,council,mechanism\nuser,Wold,unknown\n", identified).find("the column 'person'") != std::string::npos);
    auto unique = plain;
    unique.unique = "person";
    CHECK(what(head + ",user,Wold,direct_payment\n", unique) == "p:3: column 'person': expected an identifier, for everybody is to be counted once");
    unique.unique = "nhs_number";
    CHECK(what(head, unique).find("the column 'nhs_number'") != std::string::npos);
    CHECK(what(head + "2,user,Wold,cash\n", plain).find("p:3: column 'mechanism': found 'cash'") != std::string::npos);
}

TEST_CASE("many people: files in parts of any size by any threads, and a stream, as a set of them has it") {
    trams::folder const folder;
    std::string text = "person,role,council,mechanism\n";
    std::set<std::pair<int, int>> seen;
    std::uint64_t again = 0, last = 0;
    std::mt19937 random(2014);
    for (int i = 0; i < 4000; ++i) {
        int const who = static_cast<int>(random() % 3000), where = static_cast<int>(random() % 3);
        text += "a person of a long name " + std::to_string(who) + ",user,C" + std::to_string(where) + ",direct_payment\n";
        if (!seen.emplace(who, where).second) {
            ++again;
            last = static_cast<std::uint64_t>(i) + 2;
        }
    }
    auto const file = folder.path() / "people.csv";
    std::ofstream(file, std::ios::binary) << text;
    std::istringstream in(text);
    people_file how{.file = {in, "p"}, .options = {.on_bad_row = bad_row::collect}, .unique = "person"};
    auto const stream = take_up(how, ongoing);
    CHECK(stream.total().on_budget.trials() == seen.size());
    CHECK(stream.files()[0].counts.rejected == again);
    CHECK(stream.files()[0].rejects.back().place.line == last);
    how.file = file;
    CHECK(take_up(how, ongoing) == stream);
    for (std::uint64_t part : {std::uint64_t{16}, std::uint64_t{9000}, usual_part})
        for (unsigned n : {1U, 2U, 3U}) {
            how.part = part;
            auto const t = take_up(threads(n), how, ongoing);
            REQUIRE(t == stream);
            REQUIRE(t.people() == stream.people());
            REQUIRE(t.files()[0].rejects.size() == again);
            REQUIRE(t.files()[0].rejects.back().expected == stream.files()[0].rejects.back().expected);
        }
    how.options.on_bad_row = bad_row::stop;
    auto const first = refused([&] { (void)take_up(how, ongoing); });
    CHECK(first.find("has the same identifier") != std::string::npos);
    CHECK(refused([&] { (void)take_up(threads(2), how, ongoing); }) == first);
}

TEST_CASE("so many people may be known again and no more, also where bad rows are collected") {
    for (auto const bad : {bad_row::stop, bad_row::collect}) {
        std::istringstream in(people);
        CHECK(refused([&] {
                  (void)take_up(people_file{.file = {in, "p"}, .options = {.on_bad_row = bad, .identifier_limit = 1}, .unique = "person", .role = role::user},
                                ongoing, {role::user});
              }) == "p:3: column 'person': found '2'; expected at most 1 identifiers, each of which is kept to be known again, in what is read at once");
    }
    std::istringstream in(people);
    auto const march = period::snapshot({2011, 3, 31});
    auto const t = take_up(people_file{.file = {in, "p"}, .options = {.identifier_limit = 4}, .unique = "person", .role = role::user, .period = march},
                           ongoing, {role::user, march});
    CHECK(t.total().on_budget.counted() == proportion{2, 4});
}
