// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Files of described records read in parts of any size, by any number of threads, one at a time or into memory, against
// read_records without a runner, which reads from the first byte to the last.
#include <pbo/read/record_files.hpp>

#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/read/records.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#if __has_include(<sys/stat.h>)
#include <sys/stat.h>
#endif

#include "journeys.hpp"

namespace {

using trams::folder;
using trams::header;
using trams::journey;

struct result {
    std::vector<journey> records{};
    std::vector<std::string> sources{};
    std::vector<pbo::read_counts> counts{};
    std::vector<pbo::input_problem> rejects{};
    std::string error{};
    friend bool operator==(result const&, result const&) = default;
};

void add(result& to, pbo::read_summary const& summary) {
    to.sources.push_back(summary.source);
    to.counts.push_back(summary.counts);
    to.rejects.insert(to.rejects.end(), summary.rejects.begin(), summary.rejects.end());
}

template <class Read>
result gathered(pbo::record_files<journey> const& files, Read const& read) {
    result r;
    try {
        for (auto const& file : files.files) {
            pbo::records_read<journey> const one = read(file);
            r.records.insert(r.records.end(), one.begin(), one.end());
            add(r, one);
        }
    } catch (pbo::input_error const& e) {
        return {.error = e.what()};
    }
    return r;
}
result from_end_to_end(pbo::record_files<journey> const& files) {
    return gathered(files, [&](auto const& file) { return pbo::read_records<journey>(file, files.options); });
}
template <class Runner>
result into_memory(Runner const& runner, pbo::record_files<journey> const& files) {
    return gathered(files, [&](auto const& file) { return pbo::read_records<journey>(runner, file, files.options, files.part); });
}
template <class Runner>
result in_parts(Runner const& runner, pbo::record_files<journey> const& files) {
    result r;
    using journeys = std::vector<journey>;
    try {
        for (auto const& one : pbo::read_record_parts(
                 runner, files, [] { return journeys{}; }, [](journeys& part, journey&& j) { part.push_back(std::move(j)); },
                 [&](journeys const& part) { r.records.insert(r.records.end(), part.begin(), part.end()); }))
            add(r, one);
    } catch (pbo::input_error const& e) {
        return {.error = e.what()};
    }
    return r;
}

void all_agree(pbo::record_files<journey> files) {
    auto const expected = from_end_to_end(files);
    for (std::uint64_t part : {0U, 2U, 7U, 16U, 50U, 64U, 100U, 1000U, 1U << 24U}) {  // 0 is read as 1
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

}  // namespace

TEST_CASE("records read in parts of any size by any number of threads are those read from end to end, errors too") {
    folder const here;
    std::mt19937 random(1901);
    for (int turn = 0; turn < 8; ++turn) {
        CAPTURE(turn);
        auto const text = trams::text(random, 20, turn % 2 == 1);
        CAPTURE(text);
        pbo::record_files<journey> files{{here.file("journeys.csv", text)}};
        all_agree(files);  // stops at the first bad row
        files.options.on_bad_row = pbo::bad_row::collect;
        all_agree(files);
        files.options.csv.row_limit = 70;
        all_agree(files);
        files.options.where = {{"on", "blue"}};
        all_agree(files);
        files.options.where = {{"on", "green"}};  // perhaps no row to keep
        all_agree(files);
        files.options.allow_no_rows = true;
        all_agree(files);
    }
}

TEST_CASE("files of bytes by chance are read the same, too") {
    folder const here;
    std::mt19937 random(1902);
    std::string const bytes = "a1,,\"\"\n\n\r\xC3\xA9";
    for (int turn = 0; turn < 20; ++turn) {
        CAPTURE(turn);
        std::string text = header + "\n";
        for (auto length = random() % 120; length != 0; --length) text += bytes[random() % bytes.size()];
        CAPTURE(text);
        pbo::record_files<journey> files{{here.file("bytes.csv", text)}};
        files.options.on_bad_row = pbo::bad_row::collect;
        all_agree(files);
    }
}

TEST_CASE("a quoted field longer than many parts is one field, whatever stands in it") {
    folder const here;
    std::string lines;
    for (int i = 0; i < 60; ++i) lines += "Mill,red,1,1,1,\n";
    auto const text = header + "\nMill,red,1,0,1,\"" + lines + "\"\nMill,blue,2,0,1,last\n";
    pbo::record_files<journey> const files{{here.file("long.csv", text)}};
    auto const all = from_end_to_end(files);
    REQUIRE(all.records.size() == 2);
    CHECK(all.records[0].note + "\n" == lines);  // what stands round a text and cannot be seen is left out
    all_agree(files);
    // Nobody closes it: the error is on the line where it opened, and what comes after it is read.
    auto const open = header + "\nMill,red,1,0,1,\"" + lines + "Mill,blue,2,0,1,last\n";
    pbo::record_files<journey> broken{{here.file("open.csv", open)}};
    CHECK(in_parts(pbo::threads(2), {broken.files, {}, 10}).error.find("open.csv:2: column 'note'") != std::string::npos);
    all_agree(broken);
    broken.options.on_bad_row = pbo::bad_row::collect;
    CHECK(in_parts(pbo::threads(2), {broken.files, broken.options, 10}).records.size() == 60);
    all_agree(broken);
}

TEST_CASE("a file whose every line could start a row is read from where its rows start") {
    // Read from any second line on, it is as good a file of other records: only where the part before ends tells.
    folder const here;
    std::string text = header + "\n";
    for (int i = 0; i < 30; ++i) text += "Mill,red,1,0,1,\"\nMarket,blue,2,0,1,\"\n";
    pbo::record_files<journey> const files{{here.file("either.csv", text)}};
    auto const all = from_end_to_end(files);
    REQUIRE(all.records.size() == 30);
    for (auto const& j : all.records) CHECK(j == journey{"Mill", trams::line::red, 1, 0, 1.0, "Market,blue,2,0,1,"});
    all_agree(files);
}

TEST_CASE("several files are read one after the other; what is wrong with the first comes before what is wrong with the second") {
    folder const here;
    auto const one = here.file("one.csv", header + "\nMill,red,1,0,1,\n\nMarket,blue,2,1,1,\n");
    auto const two = here.file("two.csv", "late,people,on,stop,weight\r\n0,1,red,Mill,1\r\n");
    auto const bad = here.file("bad.csv", header + "\nMill,red,1,0,1,\nMill,green,1,0,1,\n");
    auto const empty = here.file("empty.csv", ""), bare = here.file("bare.csv", header + "\n");
    all_agree({{one, two}});
    all_agree({{two, one, two}});
    all_agree({{one, empty}});
    all_agree({{bare, one}});
    all_agree({{bare}, {.allow_no_rows = true}});
    all_agree({{one, here.path() / "none.csv", bad}});
    all_agree({{bad, empty}});
    CHECK(in_parts(pbo::threads(2), {{bad, empty}}).error.find("bad.csv:3: column 'on': found 'green'") != std::string::npos);
    CHECK(in_parts(pbo::in_sequence{}, {}) == result{});
}

TEST_CASE("a stream of the caller's is one part, and read as any") {
    std::istringstream in(header + "\nMill,red,1,0,1,\nMarket,blue,2,1,1,\n");
    std::vector<pbo::progress> told;
    auto const all = pbo::read_records<journey>(pbo::with_progress(pbo::threads(2), [&](pbo::progress p) { told.push_back(p); }),
                                                {in, "standard input"}, {}, 8);
    CHECK(all.size() == 2);
    CHECK(all.source == "standard input");
    CHECK(told == std::vector<pbo::progress>{{1, 1}});
}

#if __has_include(<sys/stat.h>) && __has_include(<unistd.h>)
TEST_CASE("a pipe with a name has no size: it is one part, read once") {
    folder const here;
    auto const pipe = here.path() / "pipe.csv";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::string const text = header + "\nMill,red,1,0,1,\nMarket,blue,2,1,1,\n";
    std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
    std::vector<pbo::progress> told;
    auto const all = pbo::read_records<journey>(pbo::with_progress(pbo::threads(2), [&](pbo::progress p) { told.push_back(p); }),
                                                pipe, {}, 8);
    writer.join();
    CHECK(all.size() == 2);
    CHECK(told == std::vector<pbo::progress>{{1, 1}});
}
#endif

TEST_CASE("progress is told for every part of every file") {
    folder const here;
    auto const file = here.file("journeys.csv", header + "\nMill,red,1,0,1,\n");  // 48 bytes
    std::vector<pbo::progress> told;
    auto const runner = pbo::with_progress(pbo::threads(2), [&](pbo::progress p) { told.push_back(p); });
    static_cast<void>(in_parts(runner, {{file, file}, {}, 20}));
    CHECK(told == std::vector<pbo::progress>{{1, 6}, {2, 6}, {3, 6}, {4, 6}, {5, 6}, {6, 6}});
}

TEST_CASE("what a visitor throws comes out, the first in the file's order, after what was read before has been merged") {
    folder const here;
    std::string text = header + "\n";
    for (int i = 0; i < 400; ++i) text += "Mill,red," + std::to_string(i) + ",0,1,\n";
    pbo::record_files<journey> const files{{here.file("journeys.csv", text)}, {}, 100};
    for (unsigned n : {1U, 2U, 5U}) {
        std::uint64_t merged = 0;
        CHECK_THROWS_WITH(pbo::read_record_parts(
                              pbo::threads(n), files, [] { return std::uint64_t{0}; },
                              [](std::uint64_t& seen, journey const& j) {
                                  if (j.people >= 250) throw std::runtime_error(std::to_string(j.people));
                                  ++seen;
                              },
                              [&](std::uint64_t seen) { merged += seen; }),
                          "250");
        CHECK(merged == 250);
    }
}
