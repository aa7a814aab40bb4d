// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Is a file really cut?  That parts make no difference to what is read is tested where each kind of reading is; here, that
// there are as many as the file has bytes for, whatever it is read as: those tests would pass for a reader that never cuts.
#include <pbo/core/progress.hpp>
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
    auto const asked = pbo::poet_style_users();
    for (auto const& area : asked.areas()) survey += "," + area.name;
    survey += "\n";
    for (int i = 0; i < 40; ++i) {
        auto const number = std::to_string(i);
        journeys += "Mill,red,10,1,1," + number + "\n";
        returns += "Shire " + number + ",2011-03-31,ongoing,user,100,10\n";
        pivot += "Town " + number + ",people,5\n";
        survey += "user,direct_payment" + std::string(asked.size(), ',') + "\n";
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
               [&](auto const& by) { return pbo::read_survey(by, survey_file, asked, {}, pbo::role_from::column, part); });
    }
}
