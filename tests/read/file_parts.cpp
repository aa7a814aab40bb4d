// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Is a file really cut?  That parts make no difference to what is read is tested where each kind of reading is; here, that
// there are as many as the file has bytes for, whatever it is read as: those tests would pass for a reader that never cuts.
#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/csv_document.hpp>
#include <pbo/read/pivot.hpp>
#include <pbo/read/records.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/survey.hpp>

#include "journeys.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <tuple>

namespace {

/// What read(runner, file, part) reads has 40 rows, and is read in as many parts as the file has bytes for.
template <class Read>
void is_cut(std::filesystem::path const& file, std::uint64_t part, Read const& read) {
    std::size_t parts = 0;
    auto const runner = pbo::with_progress(pbo::in_sequence{}, [&parts](pbo::progress p) { parts = p.of; });
    auto const rows = read(runner).size();
    CAPTURE(file);
    CAPTURE(part);
    CHECK(rows == 40);
    CHECK(parts == (std::filesystem::file_size(file) + part - 1) / part);
}

struct holder {
    std::string place;
    std::uint64_t people = 0;
};

}  // namespace

template <>
inline constexpr auto pbo::columns_of<holder> = pbo::columns(pbo::column("place", &holder::place), pbo::column("people", &holder::people));

TEST_CASE("whatever a file is read as by a runner, it is cut into parts of as many bytes as asked") {
    trams::folder const folder;
    std::string journeys = trams::header + "\n", returns = "council,period,basis,role,eligible,personal_budgets\n",
                pivot = "place,item,value\n", survey = "role,mode";
    auto const instrument = pbo::poet_style_users();
    for (auto const& area : instrument.areas()) survey += "," + area.name;
    survey += "\n";
    for (int i = 0; i < 40; ++i) {
        auto const number = std::to_string(i);
        journeys += "Mill,red,10,1,1," + number + "\n";
        returns += "Shire " + number + ",2011-03-31,ongoing,user,100,10\n";
        pivot += "Town " + number + ",people,5\n";
        survey += "user,direct_payment" + std::string(instrument.size(), ',') + "\n";
    }
    auto const journeys_file = folder.file("journeys.csv", journeys), returns_file = folder.file("returns.csv", returns),
               pivot_file = folder.file("pivot.csv", pivot), survey_file = folder.file("survey.csv", survey);
    for (std::uint64_t part : {std::uint64_t{100}, std::uint64_t{333}, pbo::usual_part}) {
        is_cut(journeys_file, part, [&](auto const& by) { return pbo::read_records<trams::journey>(by, journeys_file, {}, part); });
        is_cut(journeys_file, part, [&](auto const& by) { return pbo::read_columns(by, journeys_file, {"stop"}, {}, part); });
        is_cut(journeys_file, part, [&](auto const& by) { return pbo::read_document(by, journeys_file, {}, part); });
        is_cut(returns_file, part, [&](auto const& by) { return pbo::read_returns(by, returns_file, {}, part); });
        is_cut(pivot_file, part, [&](auto const& by) { return pbo::read_pivot<holder>(by, pivot_file, {.key = {"place"}}, {}, part); });
        is_cut(survey_file, part,
               [&](auto const& by) { return pbo::read_survey(by, survey_file, instrument, {}, pbo::role_from::column, part); });
    }
}

TEST_CASE("files with another delimiter, in another encoding, with titles and rows that are no data are read alike in parts of any size") {
    trams::folder const folder;
    std::string plain = "A title; of two parts\n;;\nplace;people;note\n";
    for (int i = 0; i < 40; ++i) {
        plain += "Caf\u00E9 " + std::to_string(i) + ";1 00" + std::to_string(i % 10) + ";a, b\n";
        if (i % 7 == 0) plain += ";;\n";
        if (i % 11 == 0) plain += "\"Note: on\nplace " + std::to_string(i) + "\";;\n";
    }
    plain += "Source: nobody\n";
    std::string utf_16 = "\xFF\xFE", windows;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        bool const accent = plain[i] == '\xC3';
        char const c = accent ? '\xE9' : plain[i];
        utf_16 += {c, '\0'};
        windows += c;
        i += accent ? 1U : 0U;
    }
    pbo::read_options how;
    for (auto const& [name, text, encoding] : {std::tuple{"plain.csv", plain, pbo::text_encoding::from_first_bytes},
                                               std::tuple{"utf_16.csv", utf_16, pbo::text_encoding::from_first_bytes},
                                               std::tuple{"windows.csv", windows, pbo::text_encoding::windows_1252}}) {
        CAPTURE(std::string(name));
        auto const file = folder.file(name, text);
        how.csv.encoding = encoding;
        auto const whole = pbo::read_records<holder>(file, how);
        REQUIRE(whole.size() == 40);
        CHECK(whole[39].place == "Caf\u00E9 39");
        CHECK(whole[39].people == 1009);
        CHECK(whole.counts == pbo::read_counts{.rows = 40, .kept = 40, .left_out = 11});
        CHECK(whole.notes.size() == 4);
        for (std::uint64_t const part : {std::uint64_t{1}, std::uint64_t{50}, std::uint64_t{333}, pbo::usual_part}) {
            CAPTURE(part);
            auto const parts = pbo::read_records<holder>(pbo::threads(2), file, how, part);
            REQUIRE(parts.size() == 40);
            CHECK(parts[39].place == whole[39].place);
            CHECK(parts.counts == whole.counts);
            CHECK(parts.notes == whole.notes);
            CHECK(parts.remarks == whole.remarks);
        }
    }
}
