// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// One reading for both roles against read_survey, which reads the file once for each: the same responses in the same order,
// the same errors, for parts of any size and any number of threads.  Who appears twice is counted by hand.
#include <pbo/read/survey_of_roles.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/survey.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#if __has_include(<sys/stat.h>)
#include <sys/stat.h>
#endif

namespace {

struct folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "pbo_survey_of_roles";
    folder() {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~folder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::filesystem::path file(std::string const& text) const {
        std::ofstream(path / "survey.csv", std::ios::binary) << text;
        return path / "survey.csv";
    }
};

std::vector<pbo::instrument> both() {
    return {{"users'", pbo::role::user, pbo::poet_style_scale(), {{"a"}, {"b"}}},
            {"carers'", pbo::role::carer, pbo::poet_style_scale(), {{"c"}}}};
}

struct result {
    std::vector<pbo::survey_response> responses{};
    pbo::read_summary summary{};
    std::string error{};
};

template <class Runner>
result in_one_reading(Runner const& runner, pbo::survey_of_roles const& survey) {
    result r;
    using responses = std::vector<pbo::survey_response>;
    try {
        r.summary = pbo::read_survey_of_roles(
            runner, survey, [] { return responses{}; }, [](responses& some, pbo::survey_response const& one) { some.push_back(one); },
            [&r](responses&& some) { r.responses.insert(r.responses.end(), some.begin(), some.end()); });
    } catch (std::exception const& e) {
        r.error = e.what();
    }
    return r;
}
/// The same by any number of threads and in parts of any size.
result in_one_reading(pbo::survey_of_roles survey) {
    auto const all = in_one_reading(pbo::in_sequence{}, survey);
    for (std::uint64_t part : {1U, 7U, 60U, 100'000U})
        for (unsigned n : {1U, 3U}) {
            survey.part = part;
            auto const again = in_one_reading(pbo::threads(n), survey);
            CHECK(again.responses == all.responses);
            CHECK(again.error == all.error);
            CHECK(again.summary.counts == all.summary.counts);
            CHECK(again.summary.rejects == all.summary.rejects);
        }
    return all;
}
std::vector<pbo::survey_response> of_role(result const& r, pbo::role role) {
    std::vector<pbo::survey_response> theirs;
    for (auto const& one : r.responses)
        if (one.role == role) theirs.push_back(one);
    return theirs;
}

std::string const header = "respondent,role,mode,a,b,c\n";
std::string const good =
    "U1,user,direct_payment,a lot better,,\nC1,carer,managed_budget,,,no difference\nU2,user,managed_budget,a little worse,no difference,\n"
    "C2,carer,direct_payment,,,a lot worse\nC3,carer,direct_payment,,,not applicable\n";

}  // namespace

TEST_CASE("one reading gives both roles what a reading for each gives") {
    folder const here;
    auto const file = here.file(header + good);
    auto const instruments = both();
    auto const all = in_one_reading({file, instruments});
    CHECK(all.error.empty());
    CHECK(all.responses.size() == 5);
    for (auto const& one : instruments) CHECK(of_role(all, one.role()) == pbo::read_survey(file, one).responses);
    CHECK(all.summary.counts.rows == 5);
    CHECK(all.summary.counts.kept == 5);

    auto const carers = in_one_reading({file, {instruments[1]}});
    CHECK(carers.responses == pbo::read_survey(file, instruments[1]).responses);
    CHECK(carers.summary.counts.filtered == 2);
    CHECK(in_one_reading({here.file(header + "U1,user,direct_payment,,,\n"), {instruments[1]}}).error.find("at least one row with role=carer") !=
          std::string::npos);
}

TEST_CASE("a row that is bad for everybody is told once, and an answer is held against its own role's scale") {
    folder const here;
    pbo::read_options const collect{.on_bad_row = pbo::bad_row::collect};
    auto const file = here.file(header + good + "X,nobody,direct_payment,,,\nX,users_and_carers,direct_payment,,,\nU3,user,direct_payment,great,,\n" +
                                "C4,carer,direct_payment,great,,no difference\n");
    auto const all = in_one_reading({file, both(), collect});
    CHECK(all.responses.size() == 6);  // what a carer says of a user's area is not asked
    REQUIRE(all.summary.rejects.size() == 3);
    CHECK(all.summary.rejects[0].place.line == 7);
    CHECK(all.summary.rejects[0].place.column == "role");
    CHECK(all.summary.rejects[1].place.line == 8);
    CHECK(all.summary.rejects[2].message().find("survey.csv:9: column 'a': found 'great'; expected one of a lot better") != std::string::npos);
    CHECK(in_one_reading({file, both()}).error.find("survey.csv:7: column 'role': found 'nobody'") != std::string::npos);
    CHECK(in_one_reading({here.file("role,mode,a\n"), both()}).error.find("expected the columns 'b', 'c'") != std::string::npos);
}

TEST_CASE("one instrument for each role") {
    folder const here;
    auto const file = here.file(header + good);
    CHECK(in_one_reading({file, {}}).error.find("0 instruments") != std::string::npos);
    CHECK(in_one_reading({file, {both()[0], both()[0]}}).error.find("two instruments for the role user") != std::string::npos);
}

TEST_CASE("a person who appears twice is an error that names both lines, or a reject; so is one without an identifier") {
    folder const here;
    auto const file = here.file(header + good + "U1,user,managed_budget,no difference,,\nC1,carer,direct_payment,great,,\n,user,direct_payment,,,\n" +
                                "U1,carer,direct_payment,,,\nU4,user,managed_budget,,,\n");
    CHECK(in_one_reading({file, both(), {}, "respondent"}).error ==
          file.string() + ":7: column 'respondent': found 'U1'; expected everybody once; line 2 has the same identifier");
    pbo::read_options const collect{.on_bad_row = pbo::bad_row::collect};
    auto const all = in_one_reading({file, both(), collect, "respondent"});
    CHECK(all.responses.size() == 6);  // the first five and U4
    CHECK(all.responses.front().mode == pbo::delivery_mode::direct_payment);
    CHECK(all.summary.counts == pbo::read_counts{.rows = 10, .kept = 6, .rejected = 4});
    REQUIRE(all.summary.rejects.size() == 4);
    CHECK(all.summary.rejects[0].expected == "everybody once; line 2 has the same identifier");
    CHECK(all.summary.rejects[1].expected == "everybody once; line 3 has the same identifier");
    CHECK(all.summary.rejects[2].expected == "an identifier, for everybody is to be counted once");
    CHECK(all.summary.rejects[3].expected == "everybody once; line 2 has the same identifier");

    // Who is left out, or was bad, has not been read.
    CHECK(in_one_reading({file, both(), {.where = {pbo::column_filter::parse("mode=direct_payment")}, .on_bad_row = pbo::bad_row::collect}, "respondent"})
              .summary.rejects.size() == 2);
    CHECK(in_one_reading({here.file(header + "U1,user,direct_payment,great,,\nU1,user,direct_payment,,,\n"), both(), collect, "respondent"})
              .responses.size() == 1);
    CHECK(in_one_reading({here.file(header + good), both(), {}, "respondent"}).responses.size() == 5);
    CHECK(in_one_reading({here.file(header + good), both(), {}, "nhs_number"}).error.find("expected the column 'nhs_number'") != std::string::npos);
}

#if __has_include(<sys/stat.h>)
TEST_CASE("a pipe is read as a file is, also where everybody is to be counted once") {
    folder const here;
    for (auto const* unique : {"", "respondent"}) {
        auto const pipe = here.path / ("pipe" + std::string(unique));
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << header << good; });
        auto const all = in_one_reading(pbo::threads(2), {pipe, both(), {}, unique, 20});
        writer.join();
        CHECK(all.error.empty());
        CHECK(all.responses.size() == 5);
    }
}
#endif
