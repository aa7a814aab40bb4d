// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Whatever a function of measure/, sampling/ or compare/ returns has a sheet, and every sheet keeps what sheets promise: nothing has
// limits that has no figure, no locale and no name changes a line, and a name is shown for what it is by every writer.
#include "every_finding.hpp"

#include "support/hostile.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <pbo/publish/json_table.hpp>
#endif

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace pbo;

namespace {

std::vector<sheet> all_sheets(std::string const& name) {
    std::vector<sheet> all;
    for (auto& [function, sheets] : every::findings(name).sheets)
        for (auto& s : sheets) {
            s.title = function + ": " + s.title;
            all.push_back(std::move(s));
        }
    return all;
}

/// Functions whose results are no findings of their own, and why.
std::set<std::string> const no_findings{
    // numbers, figures, intervals and ranges of counts, which stand in somebody's sentence
    "people_behind", "share_of_people_behind", "quantile", "sorted_quantile", "byar", "exact_poisson", "event_limits", "funnel_limits",
    "smallest_clear_sample", "effective_sample_size", "weighting_design_effect", "effective_counts",
    // what other functions take: tables, councils, series, strata, sums, weights; and a take-up table for every period
    "every_council", "named_councils", "with_carers", "take_up_series", "ascs_strata", "ascs_subgroup", "cluster_strata_of", "cluster_sums", "cross_table",
    "jackknife_1", "jackknife_n", "balanced_repeated", "rescaled_bootstrap", "summarise_weights", "take_up_by_period",
    // the types of listed ones
    "sums_in_question",                                                                              // data_questions
    "attitude_change_from_print",                                                                    // attitude_change_result
    "exact_roll_out_chance", "normal_roll_out_chance",                                               // target_chance
    "replicated_share", "calibrated_share", "replicated_ratio", "calibrated_ratio", "ratio_of_totals",  // sampled_estimate
    "replicated_total", "calibrated_total", "difference_of_shares", "difference_of_ratios",             // sampled_estimate
    "permutation_test", "one_share_exact", "one_share_score",                                        // test_result
    "cluster_bootstrap",
    // laid out by the tests of their own sheets
    "mode_choice", "linked_pairs", "time_on_budget"};                                                                            // estimates

/// "inline constexpr detail::growth_function growth{};" in the headers of a room names growth.
std::set<std::string> functions_of(std::string const& room) {
    std::set<std::string> names;
    for (auto const& file : std::filesystem::recursive_directory_iterator(std::filesystem::path(PBO_SOURCE_DIR "/include/pbo") / room)) {
        if (file.path().extension() != ".hpp" || file.path().string().find("/detail/") != std::string::npos) continue;
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);) {
            constexpr std::string_view begin = "inline constexpr detail::";
            auto const words = line.starts_with(begin) ? line.substr(begin.size()) : std::string();
            auto const blank = words.find(' ');
            if (blank == std::string::npos || !words.substr(0, blank).ends_with("_function")) continue;
            names.insert(words.substr(blank + 1, words.find_first_of("{;") - blank - 1));
        }
    }
    return names;
}

std::vector<std::string> all_lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// RFC 4180, read by the letter: rows of cells.
std::vector<std::vector<std::string>> csv_cells(std::string const& text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
        else if (c == '"') quoted = !quoted;
        else if (!quoted && (c == ',' || c == '\n')) {
            rows.back().push_back(std::move(cell));
            cell.clear();
            if (c == '\n') rows.emplace_back();
        } else cell += c;
    }
    rows.pop_back();
    return rows;
}

bool harmless(std::string const& text) {
    for (std::string_view hidden : {"\x1B", "\t", "\r", "\u202E", "\u200B", "\u2066", "\uFEFF"})
        if (text.find(hidden) != std::string::npos) return false;
    return true;
}

}  // namespace

TEST_CASE("every function of measure/, sampling/ and compare/ is listed with what it returned, or is excused") {
    auto const found = every::findings("Wharf");
    for (auto const& error : found.errors) FAIL_CHECK(error);
    std::set<std::string> known = no_findings;
    for (auto const& [function, sheets] : found.sheets) known.insert(function);
    for (std::string const room : {"measure", "sampling", "compare"}) {
        auto const there = functions_of(room);
        CHECK(there.size() > 2);
        for (auto const& function : there) {
            CAPTURE(function);
            CHECK(known.contains(function));
        }
    }
    CHECK(functions_of("measure").contains("growth"));
    CHECK_FALSE(known.contains("invented"));
}

TEST_CASE("no sheet has limits beside a figure that is absent, and none has a figure that is no number") {
    std::size_t absent = 0;
    for (auto const& s : all_sheets("Wharf")) {
        CAPTURE(s.title);
        CHECK_FALSE(s.columns().empty());
        for (auto const& row : s.rows()) {
            bool missing = false;
            for (std::size_t i = 0; i < row.size(); ++i) {
                CAPTURE(s.columns()[i].name);
                auto const text = std::visit(detail::shown_to_programs{}, row[i]);
                CHECK(text.find("nan") == std::string::npos);
                bool const is_text = std::holds_alternative<std::string>(row[i]);
                bool const has_figure = std::visit(
                    []<class T>(T const& one) {
                        if constexpr (std::same_as<T, std::string>) return one.find(" to ") != std::string::npos;
                        else return one.has_value();
                    }, row[i]);
                if (s.columns()[i].belongs_to_previous) {
                    if (missing) CHECK_FALSE(has_figure);
                } else {
                    missing = !is_text && !has_figure;
                    absent += missing ? 1U : 0U;
                }
            }
        }
    }
    CHECK(absent > 100);
}

TEST_CASE("no locale changes a digit of any sheet in any writer") {
    auto const made = [] {
        std::string all;
        for (auto const& s : all_sheets("Wharf")) {
            all += text_table(s) + markdown_table(s) + csv_table(s);
#if __has_include(<nlohmann/json.hpp>)
            all += json_table(s);
#endif
        }
        return all;
    };
    auto const plain = made();
    CHECK(plain.size() > 100'000);
    hostile::under_a_hostile_locale const hostile;
    CHECK((made() == plain));
}

TEST_CASE("a name forges no row, reaches no terminal and is no formula, in any sheet and writer") {
    std::string const breaking = "=1+1\r\n\tEvil,\"|*<b>\x1B[2J\u202E\u200B\u2066\uFEFF";
    auto const tame = all_sheets("Wharf"), wild = all_sheets(breaking);
    REQUIRE(tame.size() == wild.size());
    std::size_t met = 0;
    for (std::size_t i = 0; i < tame.size(); ++i) {
        CAPTURE(tame[i].title);
        CHECK(wild[i].rows().size() == tame[i].rows().size());
        auto const text = text_table(wild[i], 100000), markdown = markdown_table(wild[i]), csv = csv_table(wild[i]);
        CHECK(harmless(text));
        CHECK(harmless(markdown));
        CHECK(harmless(csv));
        auto const in_lines = [](sheet bare) {  // notes are broken by their length
            bare.warnings.clear();
            return all_lines_of(text_table(bare, 100000)).size();
        };
        CHECK(in_lines(wild[i]) == in_lines(tame[i]));
        CHECK(all_lines_of(markdown).size() == all_lines_of(markdown_table(tame[i])).size());
        CHECK(markdown.find("<b>") == std::string::npos);
        auto const cells = csv_cells(csv), expected = csv_cells(csv_table(tame[i]));
        REQUIRE(cells.size() == expected.size());
        for (std::size_t row = 0; row < cells.size(); ++row) {
            CHECK(cells[row].size() == expected[row].size());
            for (auto const& cell : cells[row]) {
                met += cell.find("1+1\\r\\n\\tEvil") != std::string::npos ? 1U : 0U;
                CHECK_FALSE(cell.starts_with("=1+1"));
            }
        }
#if __has_include(<nlohmann/json.hpp>)
        auto const json = json_table(wild[i]);
        CHECK(harmless(json));
        CHECK(all_lines_of(json).size() == all_lines_of(json_table(tame[i])).size());
        CHECK(nlohmann::json::accept(json));
#endif
    }
    CHECK(met > 50);
}

TEST_CASE("each of the texts that a spreadsheet runs is made harmless") {
    for (std::string const start : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
        auto const name = start + "cmd";
        every::laid_out all;
        every::of_councils(all, name);
        for (auto const& row : csv_cells(csv_table(all.sheets.at("take_up").front())))
            for (auto const& cell : row) CHECK_FALSE(cell.starts_with(name));
    }
}
