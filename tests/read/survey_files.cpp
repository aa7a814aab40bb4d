// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Files read in parts of any size, by any number of threads, against read_survey, which reads from the first byte to the
// last: the same responses in the same order, the same counts, rejects and errors.  read_survey with a runner likewise.
#include <pbo/read/survey_files.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/survey.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#if defined(__unix__)
#include <sys/resource.h>
#endif

namespace {

class folder {
public:
    folder() : path_(std::filesystem::temp_directory_path() / ("pbo_survey_files_" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directory(path_);
    }
    ~folder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::filesystem::path file(std::string const& name, std::string const& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

pbo::instrument three_areas() {
    return {"three", pbo::role::user, pbo::poet_style_scale(), {{"a"}, {"b"}, {"c"}}};
}

struct result {
    std::vector<pbo::survey_response> responses{};
    std::vector<pbo::read_counts> counts{};
    std::vector<pbo::input_problem> rejects{};
    std::string error{};
    friend bool operator==(result const&, result const&) = default;
};

result from_end_to_end(pbo::survey_files const& files) {
    result r;
    try {
        for (auto const& file : files.files) {
            auto const one = pbo::read_survey(file, files.instrument, files.options, files.role);
            r.responses.insert(r.responses.end(), one.begin(), one.end());
            r.counts.push_back(one.counts);
            r.rejects.insert(r.rejects.end(), one.rejects.begin(), one.rejects.end());
        }
    } catch (pbo::input_error const& e) {
        return {.error = e.what()};
    }
    return r;
}

template <class Runner>
result in_parts(Runner const& runner, pbo::survey_files const& files) {
    result r;
    using responses = std::vector<pbo::survey_response>;
    try {
        auto const all = pbo::read_survey_parts(
            runner, files, [] { return responses{}; },
            [](responses& part, pbo::survey_response const& one) { part.push_back(one); },
            [&](responses const& part) { r.responses.insert(r.responses.end(), part.begin(), part.end()); });
        for (auto const& one : all) {
            r.counts.push_back(one.counts);
            r.rejects.insert(r.rejects.end(), one.rejects.begin(), one.rejects.end());
        }
    } catch (pbo::input_error const& e) {
        return {.error = e.what()};
    }
    return r;
}

template <class Runner>
result into_memory(Runner const& runner, pbo::survey_files const& files) {
    result r;
    try {
        for (auto const& file : files.files) {
            auto const one = pbo::read_survey(runner, file, files.instrument, files.options, files.role, files.part);
            r.responses.insert(r.responses.end(), one.begin(), one.end());
            r.counts.push_back(one.counts);
            r.rejects.insert(r.rejects.end(), one.rejects.begin(), one.rejects.end());
        }
    } catch (pbo::input_error const& e) {
        return {.error = e.what()};
    }
    return r;
}

void all_agree(pbo::survey_files files) {
    auto const expected = from_end_to_end(files);
    for (std::uint64_t part : {1U, 3U, 7U, 16U, 50U, 64U, 100U, 1000U, 1U << 24U}) {
        files.part = part;
        CAPTURE(part);
        auto const alone = in_parts(pbo::in_sequence{}, files);
        REQUIRE(alone.error == expected.error);
        REQUIRE(alone.rejects == expected.rejects);
        REQUIRE(alone == expected);
        REQUIRE(in_parts(pbo::threads(3), files) == expected);
        REQUIRE(into_memory(pbo::threads(2), files) == expected);
    }
}

std::string const header = "respondent,role,ons_code,council,mode,a,b,c";

/// Rows that are good, of carers, quoted over several lines, and broken in every way that a reader knows.
std::string row(std::mt19937& random, bool broken) {
    static std::vector<std::string> const good{
        "p1,user,E06000001,Hartlepool,direct_payment,a lot better,,no difference",
        "p2,user,E06000002,,managed_budget,a little worse,a lot worse,not applicable",
        "p3,carer,E06000002,,managed_budget,,,",
        "\"p,\n4\",user,E06000001,\"Hart\"\"le\npool\",direct_payment,a lot better,a lot better,a lot better",
        "\"p5\",\"user\",\"E06000001\",\"x\",\"direct_payment\",\"a lot better\",\"\",\"a little better\"",
        "",
        "p6,user,,C\xC3\xA2teau,part_direct_payment,,,a little better"};
    static std::vector<std::string> const bad{
        "p7,user,E06000001,x,direct_payment,much better,,",
        "p8,user,E06000001,x,direct_payment,,",
        "p9,user,E06000001,x,cash,,,",
        "q1,us\"er,E06000001,x,direct_payment,,,",
        "q2,\"user,E06000001,x,direct_payment,,,",
        "q3,user,E06000001,caf\xE9,direct_payment,,,",
        "q4,user,E12000001,x,direct_payment,,,",
        "q5,users_and_carers,E06000001,x,direct_payment,,,",
        "q6,user,E06000001\r,x,direct_payment,,,",
        "q7,user,E06000001,x,direct_payment,a lot better,,,too many and far longer than any row may be in this test, to be sure of it"};
    return broken && random() % 6 == 0 ? bad[random() % bad.size()] : good[random() % good.size()];
}

}  // namespace

TEST_CASE("parts of any size and any number of threads read what is read from end to end, errors too") {
    folder const here;
    std::mt19937 random(2011);
    for (int turn = 0; turn < 36; ++turn) {
        CAPTURE(turn);
        std::string const end = turn % 5 == 0 ? "\r\n" : "\n";
        auto text = (turn % 7 == 0 ? "\xEF\xBB\xBF" : "") + header + end;
        for (auto rows = random() % 30; rows != 0; --rows) text += row(random, turn % 4 > 1) + end;
        if (turn % 3 == 0) text.erase(text.size() - end.size());
        CAPTURE(text);
        auto const file = here.file("survey.csv", text);
        pbo::survey_files files{{file}, three_areas()};
        auto const how = turn % 6;  // 0 stops at the first bad row
        if (how > 0) files.options.on_bad_row = pbo::bad_row::collect;
        if (how > 1) files.options.csv.row_limit = 90;
        if (how > 2) files.options.where = {{"mode", "direct_payment"}};
        if (how > 3) files.options.allow_no_rows = true;
        if (how > 4) files.role = pbo::role_from::instrument;
        all_agree(files);
    }
}

TEST_CASE("several files are read one after the other, each with its own header; an empty one is an error") {
    folder const here;
    auto const one = here.file("one.csv", header + "\np1,user,,,direct_payment,a lot better,,\n\np2,user,,,direct_payment,,,\n");
    auto const two = here.file("two.csv", "c,b,a,mode,role\r\n,,a lot worse,managed_budget,user\r\n");
    auto const empty = here.file("empty.csv", "");
    auto const carers = here.file("carers.csv", header + "\np3,carer,,,direct_payment,,,\n");
    all_agree({{one, two}, three_areas()});
    all_agree({{two, one, two}, three_areas()});
    all_agree({{one, empty}, three_areas()});
    all_agree({{one, carers}, three_areas()});
    all_agree({{one, here.path() / "none.csv"}, three_areas()});
    all_agree({{carers, empty}, three_areas()});  // the first file's error comes first
    auto const none = in_parts(pbo::threads(2), {{one, carers}, three_areas()});
    CHECK(none.error.find("at least one row with role=user; none of the 1 has it") != std::string::npos);
    CHECK(in_parts(pbo::in_sequence{}, {{}, three_areas()}) == result{});
}

#if defined(__unix__)
TEST_CASE("many more files than a process may have open at once: each is open while its turn is near, and no longer") {
    folder const dir;
    pbo::survey_files files{{}, three_areas()};
    for (int i = 0; i < 400; ++i) {
        files.files.push_back(dir.file(std::to_string(i) + ".csv", header + "\n\"a\",user,E06000001,Hartlepool,direct_payment,a lot better,,\n"
                                                                   "b,user,E06000001,,direct_payment,,,a lot worse\n"));
    }
    files.part = 90;  // two or three of each
    auto const expected = from_end_to_end(files);
    REQUIRE(expected.responses.size() == 800);
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
    rlimit few = before;
    few.rlim_cur = 60;
    REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
    auto const alone = in_parts(pbo::in_sequence{}, files);
    auto const by_three = in_parts(pbo::threads(3), files);
    REQUIRE(setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(alone == expected);
    CHECK(by_three == expected);
}
#endif

TEST_CASE("what a visitor throws comes out, the first in the files' order") {
    folder const here;
    std::string text = header + "\n";
    for (int i = 0; i < 400; ++i) text += "p" + std::to_string(i) + ",user,,,direct_payment,,,\n";
    pbo::survey_files const files{{here.file("survey.csv", text)}, three_areas(), {}, pbo::role_from::column, 100};
    for (unsigned n : {1U, 2U, 5U})
        CHECK_THROWS_WITH(pbo::read_survey_parts(
                              pbo::threads(n), files, [] { return 0; },
                              [](int&, pbo::survey_response const& r) {
                                  if (r.respondent.view() >= "p250" && r.respondent.view().size() == 4)
                                      throw std::runtime_error(std::string(r.respondent.view()));
                              },
                              [](int) {}),
                          "p250");
}

TEST_CASE("more areas than a response holds are refused before anything is read") {
    std::vector<pbo::area> areas;
    for (int i = 0; i < 17; ++i) areas.push_back({"area" + std::to_string(i)});
    folder const here;
    pbo::survey_files const files{{here.file("empty.csv", "")}, {"many", pbo::role::user, pbo::poet_style_scale(), areas}};
    CHECK_THROWS_AS(in_parts(pbo::in_sequence{}, files), std::invalid_argument);
}

TEST_CASE("with a column of identifiers nobody counts twice in a file, by any number of threads and in parts of any size") {
    folder const here;
    auto const first = here.file("1.csv", header + "\np1,user,,x,direct_payment,a lot better,,\np1,carer,,x,direct_payment,,,\np2,user,,x,direct_payment,,,\n"
                                                   "p1,user,,x,managed_budget,,,\n");
    auto const second = here.file("2.csv", header + "\np1,user,,x,direct_payment,,,\n,user,,x,direct_payment,,,\np2,user,,x,direct_payment,,,\n");
    for (std::uint64_t part : {1U, 16U, 1000U, 1U << 24U}) {
        pbo::survey_files files{.files = {first, second}, .instrument = three_areas(), .part = part, .unique = "respondent"};
        auto const stopped = in_parts(pbo::threads(3), files);
        CHECK(stopped.error == first.string() + ":5: column 'respondent': found 'p1'; expected everybody once; line 2 has the same identifier");
        CHECK(in_parts(pbo::in_sequence{}, files).error == stopped.error);
        files.options.on_bad_row = pbo::bad_row::collect;
        auto const all = in_parts(pbo::threads(3), files);
        CHECK(all == in_parts(pbo::in_sequence{}, files));
        CHECK(all.responses.size() == 4);
        CHECK(all.counts == std::vector{pbo::read_counts{4, 2, 1, 1, 0, 0}, pbo::read_counts{3, 2, 0, 1, 0, 0}});
        REQUIRE(all.rejects.size() == 2);
        CHECK(all.rejects[1] == pbo::input_problem{{second.string(), 3, "respondent"}, "", "an identifier, for everybody is to be counted once"});
    }
}
