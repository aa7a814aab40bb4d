// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Whole tables of estimates against the method asked figure by figure; and every way to count outcomes against the plain one.
#include <pbo/measure/outcome_estimates.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

namespace {
std::filesystem::path const file = std::filesystem::path(PBO_SOURCE_DIR) / "examples" / "data" / "synthetic_survey.csv";

pbo::survey const& users() {
    static auto const read = pbo::read_survey(file, pbo::poet_style_users());
    return read;
}
auto by_council_and_mode() { return pbo::outcomes(users(), pbo::council_of, &pbo::survey_response::mode); }
}  // namespace

TEST_CASE("outcomes by threads, of packed answers and of files are those of the responses") {
    auto const plain = by_council_and_mode();
    CHECK(pbo::outcomes(pbo::threads(3), users(), pbo::council_of, &pbo::survey_response::mode) == plain);
    auto const packed = pbo::pack(users().responses, pbo::by(pbo::council_of, &pbo::survey_response::mode),
                                  &pbo::survey_response::answers, users().instrument);
    CHECK(pbo::outcomes(packed) == plain);
    CHECK(pbo::outcomes(pbo::threads(2), packed) == plain);
    pbo::survey_files const files{{file}, pbo::poet_style_users()};
    auto const read = pbo::outcomes(pbo::threads(2), files, pbo::council_of, &pbo::survey_response::mode);
    CHECK(read == plain);
    REQUIRE(read.files().size() == 1);
    CHECK(read.files()[0].counts == users().counts);
    CHECK(pbo::outcomes(files) == pbo::outcomes(users()));
    CHECK(pbo::outcomes(pbo::survey_files{{file, file}, pbo::poet_style_users()})[{}].people() == 2 * users().size());
}

TEST_CASE("a whole table of intervals is each method asked of each figure") {
    auto const o = by_council_and_mode();
    auto const exact = pbo::outcome_intervals(o, pbo::clopper_pearson, pbo::confidence_level{0.9});
    auto const usual = pbo::outcome_intervals(o);
    REQUIRE(exact.size() == o.size());
    for (auto const& cell : o.counts())
        for (std::size_t i = 0; i < o.questions().size(); ++i) {
            CHECK(exact[cell.key][i] == pbo::clopper_pearson(o[cell.key][i].better(), pbo::confidence_level{0.9}));
            CHECK(usual[cell.key][i] == pbo::wilson(o[cell.key][i].better()));
        }
    CHECK_THROWS_AS((void)exact[{}], std::out_of_range);
    CHECK_THROWS_AS((void)exact[o.counts().begin()->key]["no such area"], std::out_of_range);
    CHECK(pbo::outcome_intervals(pbo::outcome_table<int>{}).size() == 0);
}

TEST_CASE("bootstrapped outcomes hold the shares of all councils together, within limits, for any number of threads") {
    auto const b = pbo::bootstrap_outcomes(by_council_and_mode(), {.seed = 4, .replicates = 400});
    CHECK(pbo::bootstrap_outcomes(pbo::threads(2), by_council_and_mode(), {.seed = 4, .replicates = 400}) == b);
    auto const whole = pbo::outcomes(users(), &pbo::survey_response::mode);
    CHECK(b.size() == whole.size());
    for (auto const& mode : b.keys())
        for (std::size_t i = 0; i < b.questions().size(); ++i) {
            CHECK(b[mode][i].counts == whole[mode][i].better());
            CHECK(b[mode][i].value == whole[mode][i].better().value());
            if (b[mode][i].value.has_value()) CHECK((*b[mode][i].limits).contains(*b[mode][i].value));
        }
}

TEST_CASE("outcomes by threads are those of one, around each length at which responses fall into another chunk") {
    // Chunks have 65,536 responses; keys come early and late, so that not every chunk has them all.
    std::mt19937 random(2017);
    pbo::survey s;
    s.instrument = pbo::poet_style_users();
    s.responses.resize(196609);
    for (std::size_t i = 0; i < s.responses.size(); ++i) {
        auto& r = s.responses[i];
        r.council.cassr = *pbo::text_form<pbo::cassr_code>::read(std::to_string(100 + random() % 5 + i / 40000));
        r.mode = random() % 2 == 0 ? pbo::delivery_mode::direct_payment : pbo::delivery_mode::managed_budget;
        for (std::size_t q = 0; q < 14; ++q) r.answers.set(q, static_cast<std::uint8_t>(random() % 7));
    }
    for (std::size_t size : {196609U, 196608U, 131073U, 65537U, 65536U, 65535U, 1U, 0U}) {
        CAPTURE(size);
        s.responses.resize(size);
        auto const plain = pbo::outcomes(s, pbo::council_of, &pbo::survey_response::mode);
        auto const everybody = pbo::outcomes(s);
        std::uint64_t people = 0;
        for (auto const& cell : plain.counts()) people += cell.cell.sheets();
        REQUIRE(people == size);
        for (unsigned n : {1U, 2U, 3U, 8U}) {
            REQUIRE(pbo::outcomes(pbo::threads(n), s, pbo::council_of, &pbo::survey_response::mode) == plain);
            REQUIRE(pbo::outcomes(pbo::threads(n), s) == everybody);
        }
    }
}
